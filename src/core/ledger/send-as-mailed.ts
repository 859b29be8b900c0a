import type { Component } from '../projection/component.ts';
import type { Exposure } from '../projection/exposure.ts';
import type { ListExposures } from '../projection/list-exposures.ts';
import { modelVersion } from '../projection/policy-parameters.ts';
import type { CountedPart, RecordedSend, SendCounts } from '../projection/recorded-send.ts';
import type { LedgerSend } from './ledger-history.ts';
import type { CheckRecord, OutcomeRecord } from './ledger-record.ts';
import { openExposures, otherSources } from './recorded-exposures.ts';

/** Why the exposures of a send are not known. */
export type SendUnusable = 'no-check' | 'not-judged' | 'other-model' | 'other-size';

// because a list still changes a little between its check and its send
const sizeTolerance = 0.1;

/** The components whose rows `clean` takes out; other suppressed rows cannot be told apart any more. */
const cleanedComponents: ReadonlySet<Component> = new Set<Component>([
  'invalid-syntax',
  'reserved-domain',
  'dead-domain',
  'hard-unknown-user',
  'hard-unspecified',
  'hard-policy-refusal',
  'hard-recovered',
  'verified-invalid',
  'typo-domain',
]);

/**
 * A recorded send as the projection learns from it: the exposures of its check, cut to what was mailed. When the number
 * sent is that of the cleaned list, the rows that cleaning removes are taken out; a number that is neither within 10 %
 * teaches nothing.
 */
export function sendAsMailed({ outcome, check }: LedgerSend): RecordedSend | SendUnusable {
  if (check === null) return 'no-check';
  if (check.verdict === 'unchecked' || check.sources.length === 0) return 'not-judged';
  if (majorOf(check.model) !== majorOf(modelVersion)) return 'other-model';
  const scale = mailedScale(check, outcome.sent);
  if (scale === null) return 'other-size';
  return { list: scaledExposures(check, scale, outcome.sent), counts: countsOf(outcome, check) };
}

interface MailedScale {
  readonly cleaned: boolean;
  readonly factor: number;
}

function mailedScale({ counts }: CheckRecord, sent: number): MailedScale | null {
  const asCommitted = Math.abs(sent / counts.mailed - 1);
  const afterCleaning = Math.abs(sent / counts.mailedAfterCleaning - 1);
  const cleaned = afterCleaning < asCommitted;
  if (!(Math.min(asCommitted, afterCleaning) <= sizeTolerance)) return null;
  return { cleaned, factor: sent / (cleaned ? counts.mailedAfterCleaning : counts.mailed) };
}

function scaledExposures(
  { sources, exposures }: CheckRecord,
  { cleaned, factor }: MailedScale,
  sent: number,
): ListExposures {
  const listed = sources.reduce((sum, [, recipients]) => sum + recipients, 0);
  const scale = (exposure: Exposure): Exposure => ({
    ...exposure,
    recipients: exposure.recipients * factor,
    expected: exposure.expected * factor,
    squares: exposure.squares * factor,
  });
  const kept = ({ component }: Exposure) => !(cleaned && cleanedComponents.has(component));
  const open = (recorded: CheckRecord['exposures']['hard']) =>
    openExposures(recorded, sources).filter(kept).map(scale);
  return {
    sources: sources.map(([source, recipients]) => ({ source, recipients: (recipients * sent) / listed })),
    hard: open(exposures.hard),
    soft: open(exposures.soft),
  };
}

function countsOf({ hard, soft, bySource, parts }: OutcomeRecord, { sources }: CheckRecord): SendCounts {
  const known = new Set(sources.map(([name]) => name));
  if (parts.length > 0) return { kind: 'by-part', parts: parts.map(countedPart) };
  if (bySource.length > 0) {
    return {
      kind: 'by-source',
      sources: bySource.map((source) => ({
        source: known.has(source.source) ? source.source : otherSources,
        ...bounces(source),
      })),
    };
  }
  return { kind: 'total', ...bounces({ hard, soft }) };
}

function countedPart({ source, group, exposures, ...counts }: OutcomeRecord['parts'][number]): CountedPart {
  const sources = [[source, counts.recipients]] as const;
  return {
    name: `${source}\n${group}`,
    exposures: { hard: openExposures(exposures.hard, sources), soft: openExposures(exposures.soft, sources) },
    ...bounces(counts),
  };
}

function bounces({ hard, soft }: { readonly hard: number; readonly soft: number | null }) {
  return { hard, ...(soft === null ? {} : { soft }) };
}

function majorOf(version: string): string {
  return version.split('.')[0] ?? version;
}
