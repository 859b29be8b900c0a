import type { CardFacts } from '../../../core/post/card-facts.ts';
import type { RecordedReason } from '../../../core/post/recorded-reasons.ts';
import { count, counted, limitPercent, percent, points } from '../../numbers.ts';
import { groupProse } from '../../prose/causes.ts';
import { instant } from '../../prose/overrides.ts';
import { tierProse } from '../../prose/tiers.ts';
import { decisionVerb } from './decision-words.ts';
import { problemPhrase } from './problem-phrase.ts';
import { reasonSentence } from './reason-sentence.ts';

/** The verdict as one whole sentence; the campaign stands first in it. */
export function verdictSentence({ check, decision, override }: CardFacts): string {
  if (decision === 'unchecked') return `Could not check ${check.campaign}, so it must not be sent.`;
  if (decision === 'overridden' && override?.state === 'used') {
    return `${check.campaign} did not pass, and was let go once because it was overridden.`;
  }
  return `${check.campaign} ${decisionVerb[decision]}.`;
}

/** What follows the verdict: the number and its limit, when it is due, the main cause; each a whole sentence. */
export function factSentences(facts: CardFacts): readonly string[] {
  const { check, decision, reasons } = facts;
  if (decision === 'unchecked') {
    const [problem = ''] = check.problems;
    return [`Nothing was judged, because ${problemPhrase(problem)}.`, ...dueSentence(facts)];
  }
  const [main] = reasons;
  const sentences = [
    ...(main === undefined ? [] : [sentence(reasonSentence(main))]),
    ...(main?.code === 'total-rate' ? [] : [rateSentence(facts)]),
    ...dueSentence(facts),
    ...causeSentence(facts),
  ];
  return sentences.filter((text) => text !== '');
}

// because the cause and the table of suppressed recipients tell them
const toldByCause: ReadonlySet<string> = new Set([
  'suppressed-hard-bounce',
  'suppressed-invalid',
  'suppressed-soft-bounce',
]);

/** The rules that were passed beside the main one, as sentences without a full stop. */
export function furtherReasons({ reasons }: CardFacts): readonly string[] {
  const [main, ...others] = reasons;
  return others
    .filter(({ code, severity }) => code !== riskOf(main) && !(severity === 'warn' && toldByCause.has(code)))
    .map(reasonSentence);
}

/** A phrase as a sentence: a capital letter, a full stop. */
export function sentence(phrase: string): string {
  return `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}.`;
}

// because a rate above its limit is surely at risk of that
function riskOf(main: RecordedReason | undefined): string | undefined {
  return main?.severity === 'fail' ? main.code.replace('-rate', '-risk') : undefined;
}

function rateSentence({ check, decision }: CardFacts): string {
  const { rates, limits, tier } = check;
  if (rates === null) return '';
  const [expected, low, high] = rates.total;
  const { fail } = limits.total;
  const limit = fail === null || decision === 'passed' ? '' : `, the limit is ${limitPercent(fail)}`;
  const quality = tier === null || limit !== '' ? '' : `, ${tierProse[tier]}`;
  return `Projected ${percent(expected, fail)} would bounce (${points(low)} to ${points(high)})${limit}${quality}.`;
}

function dueSentence({ check, isAhead, decision, newer, send, approval }: CardFacts): readonly string[] {
  if (check.sendAt === null || newer !== null || send !== null || approval !== null) return [];
  if (!isAhead) return [`It was due ${instant(check.sendAt)}.`];
  const refused = decision === 'failed' ? ' and must not be sent as it is' : '';
  return [`It is due ${instant(check.sendAt)}${refused}.`];
}

function causeSentence({ cause, decision, check }: CardFacts): readonly string[] {
  if (cause === null || decision === 'passed') return [];
  const { one, many } = groupProse[cause.group];
  const { recipients } = cause;
  const all = counted(check.counts.recipients, 'recipient');
  return [`Main cause: ${count(recipients)} of ${all} ${recipients === 1 ? one : many}.`];
}
