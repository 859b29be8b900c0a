import type { OutcomeWarning, OutcomeWarningCode } from '../../../core/outcome/outcome-warnings.ts';
import { count, counted } from '../../numbers.ts';
import { outcomeWarningSentence } from '../../prose/outcome-warnings.ts';

type Prose = (args: OutcomeWarning['args']) => string;

/** What people at a form can do nothing with on the command line is said in its own words. */
const inSlack: Readonly<Partial<Record<OutcomeWarningCode, Prose>>> = {
  'no-check': () =>
    'The ledger has no check of this campaign before the send, so nothing is learnt from it. Check campaigns with the Action.',
  'other-size': ({ sent, asCommitted }) =>
    `${count(Number(sent))} were sent, and the list that was checked has ${count(Number(asCommitted))}: more than 10 % apart, so nothing is learnt from this send. Was it another list?`,
  'other-sender': ({ sends }) =>
    `${counted(Number(sends), 'send was', 'sends were')} counted by another tool. Tools count differently, so only what the tool of the newest send counted is learnt from. If it is the same tool, record this again with its name.`,
  'counted-early': ({ hours, settled }) =>
    `Counted ${counted(Number(hours), 'hour')} after the send. Bounces come in for ${count(Number(settled))} hours; record the counts again then, with the same time of the send, and they take the place of these.`,
  'send-time-assumed': ({ sentAt }) =>
    `Nothing tells when it was sent, so the day of its check counts (${sentAt}). Record it again with the time of the send to say it.`,
};

/** One thing to know of an outcome, as a whole sentence. */
export function outcomeNote(warning: OutcomeWarning): string {
  const words = inSlack[warning.code]?.(warning.args) ?? `${outcomeWarningSentence(warning)}.`;
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
