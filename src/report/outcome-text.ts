import type { LedgerReason } from '../core/ledger/ledger-reason.ts';
import type { OutcomeComparison } from '../core/outcome/compare-outcome.ts';
import type { OutcomeResult } from '../core/outcome/outcome-result.ts';
import { jsonText } from './json-text.ts';
import { ledgerReasonProse } from './ledger-text.ts';
import { count, counted, percent, points } from './numbers.ts';
import { outcomeWarningSentence } from './prose/outcome-warnings.ts';
import { show } from './show.ts';

/** What became of a record; `shown` when it was only to be looked at. */
export type OutcomeFate =
  | { readonly kind: 'written' | 'shown' }
  | { readonly kind: 'pending' | 'not-kept'; readonly reason: LedgerReason; readonly file: string };

/** An outcome with what became of it. */
export interface OutcomeTold {
  readonly result: OutcomeResult;
  readonly fate: OutcomeFate;
  /** False when the server could not be asked what is recorded already. */
  readonly fresh: boolean;
}

/** An outcome for a terminal: what came of the projection first, then the numbers, what is learnt, what to know. */
export function outcomeText({ result, fate, fresh }: OutcomeTold): string {
  const { record } = result;
  const first = `${show(record.campaign)}   ${wordOf(result, fate)}   ${headline(result, fate)}`;
  const lines = [
    ...labelled('Sent', [numbers(result)]),
    ...labelled('Next', [nextStep(result, fate)]),
    ...labelled('Note', [...(fresh ? [] : [oldCopy]), ...result.warnings.map(outcomeWarningSentence)]),
  ];
  return `${[first, '', ...lines].join('\n')}\n`;
}

const oldCopy = 'the server of the ledger could not be asked, so what this checkout knows of it was taken';

function wordOf({ kind }: OutcomeResult, fate: OutcomeFate): string {
  if (kind === 'already-recorded') return 'ALREADY RECORDED';
  if (fate.kind === 'pending') return 'KEPT';
  if (fate.kind === 'not-kept') return 'NOT RECORDED';
  if (fate.kind === 'shown') return 'NOT WRITTEN';
  return kind === 'correction' ? 'CORRECTED' : 'RECORDED';
}

const places: Readonly<Record<OutcomeComparison['place'], string>> = {
  inside: 'inside the range',
  below: 'below the range',
  above: 'above the range',
};

function headline(result: OutcomeResult, fate: OutcomeFate): string {
  const isLost = fate.kind === 'pending' || fate.kind === 'not-kept';
  if (result.kind === 'already-recorded' || !isLost) return comparisonWords(result);
  const why = `the ledger could not be written (${ledgerReasonProse[fate.reason]})`;
  return fate.kind === 'pending'
    ? `${why}, so the record waits in ${show(fate.file)}`
    : `${why}, and ${show(fate.file)}, where it would wait, is damaged or cannot be written`;
}

function comparisonWords({ record, comparison }: OutcomeResult): string {
  if (comparison === null) {
    const { hard, soft, block, sent } = record;
    return `${percent((hard + (soft ?? 0) + (block ?? 0)) / sent)} bounced; nothing was projected to compare it with`;
  }
  const { projected, actual, place, rate, cleaned } = comparison;
  const range = `${percent(projected.expected)} (${points(projected.low)} to ${points(projected.high)})`;
  const what = rate === 'hard' ? ' hard bounces' : '';
  return `projected ${range}${what}${cleaned ? ' after cleaning' : ''}, really ${percent(actual)}: ${places[place]}`;
}

function numbers({ record, check }: OutcomeResult): string {
  const { sent, hard, soft, block, bySource, parts } = record;
  const bounces = [
    `${count(hard)} hard`,
    ...(soft === null ? [] : [`${count(soft)} soft`]),
    ...(block === null ? [] : [`${count(block)} blocked`]),
  ];
  const by =
    parts.length > 0
      ? `, counted in ${counted(parts.length, 'group')} of recipients`
      : bySource.length > 0
        ? `, counted for ${counted(bySource.length, 'source')}`
        : '';
  const checked = check === null ? '' : `, checked on ${check.at.slice(0, 10)}`;
  return `${count(sent)} on ${record.sentAt.slice(0, 10)}${checked}: ${bounces.join(', ')}${by}`;
}

function nextStep({ kind, learntFrom, record, comparison }: OutcomeResult, fate: OutcomeFate): string {
  if (kind !== 'already-recorded') {
    if (fate.kind === 'pending') return 'write it with: bounce-gate ledger sync';
    if (fate.kind === 'not-kept')
      return 'nothing was recorded. Mend that file or move it away, and run this again';
    if (fate.kind === 'shown') return 'run it without --dry-run to record this';
  }
  const { after } = learntFrom;
  const learns =
    after === 0
      ? 'checks learn from no recorded send yet'
      : `checks learn from ${counted(after, 'recorded send')} now`;
  return comparison === null
    ? learns
    : `${learns}. See how they went: bounce-gate trend ${show(record.campaign)}`;
}

function labelled(label: string, lines: readonly string[]): string[] {
  return lines.map((line, index) => `  ${(index === 0 ? label : '').padEnd(4)}   ${line}`);
}

/** Version of the JSON form of a recorded outcome. */
const outcomeSchema = 'bounce-gate/outcome/1';

/** An outcome for machines. */
export function outcomeJson({ result, fate, fresh }: OutcomeTold): string {
  const { kind, record, check, comparison, learntFrom, warnings } = result;
  const status = kind === 'already-recorded' ? { kind: 'already-recorded' as const } : fate;
  const value = {
    schema: outcomeSchema,
    outcome: kind,
    status,
    fresh,
    record,
    check,
    comparison,
    learntFrom,
    warnings,
  };
  return `${jsonText(value, 2)}\n`;
}
