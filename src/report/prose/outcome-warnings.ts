import type { MessageArgs } from '../../core/finding.ts';
import type { OutcomeWarning, OutcomeWarningCode } from '../../core/outcome/outcome-warnings.ts';
import { count, counted } from '../numbers.ts';
import { show } from '../show.ts';

type Sentence = (args: MessageArgs) => string;

const learnsNothing = 'so nothing is learnt from this send';

/** What should be known of a recorded outcome, and the next step where there is one; without a full stop at the end. */
const warningProse: Readonly<Record<OutcomeWarningCode, Sentence>> = {
  'no-check': () =>
    `the ledger has no check of this campaign before the send, ${learnsNothing}. Check campaigns with the Action, or name a check with --check`,
  'not-judged': () => `the check could not judge the list, ${learnsNothing}`,
  'other-model': () => `the check was made with another version of the model, ${learnsNothing}`,
  'other-size': (args) =>
    `${count(Number(args.sent))} were sent, and the list that was checked has ${count(Number(args.asCommitted))}${args.afterCleaning === args.asCommitted ? '' : ` (${count(Number(args.afterCleaning))} after cleaning)`}: more than 10 % apart, ${learnsNothing}. Was it another list? Name its check with --check`,
  'other-sender': (args) =>
    `${counted(Number(args.sends), 'send was', 'sends were')} counted by ${senderName(args.other)}, this one by ${senderName(args.sender)}. Tools count differently, so only what the tool of the newest send counted is learnt from. If it is the same tool, record this again with its name: --sender`,
  'counted-early': (args) =>
    `counted ${counted(Number(args.hours), 'hour')} after the send. Bounces come in for ${count(Number(args.settled))} hours; record the counts again then, with the same --sent-at, and they take the place of these`,
  'send-time-assumed': (args) =>
    `nothing tells when it was sent, so the day of its check counts (${args.sentAt}). Add --sent-at to say it`,
  'unknown-sources': (args) =>
    `the list that was checked has ${Number(args.sources) === 1 ? 'one of these sources' : `${count(Number(args.sources))} of these sources`} not under its name, so nothing is learnt of ${Number(args.sources) === 1 ? 'it' : 'them'}. Write sources as the list does`,
  'evidence-changed': () =>
    'suppressions or rules have changed since the check, so bounces are counted by source only. Run this where the files are as they were sent to learn more from it',
  'events-not-on-list': (args) =>
    `${counted(Number(args.events), 'event is', 'events are')} of addresses that are not on the list, and left out`,
  'events-before-send': (args) =>
    `${counted(Number(args.events), 'event is', 'events are')} from before the send, and left out`,
  'events-not-understood': (args) =>
    `${counted(Number(args.events), 'event has', 'events have')} no address or a word that is not known, first in line ${args.line}, and left out`,
  'bounces-assumed-hard': (args) =>
    `${counted(Number(args.events), 'bounce counts', 'bounces count')} as hard because nothing says of which kind. Export the reply of the server as well`,
  'recipients-without-event': (args) =>
    `${counted(Number(args.recipients), 'recipient of the list has', 'recipients of the list have')} no event and count as not mailed`,
  'sent-differs': (args) =>
    `--sent says ${count(Number(args.stated))}, the events tell of ${count(Number(args.counted))}; those count`,
};

function senderName(name: string | number | undefined): string {
  return name === undefined || name === '' ? 'a tool that was not named' : show(String(name), 60);
}

/** One thing to know of an outcome, as a sentence without a full stop. */
export function outcomeWarningSentence({ code, args }: OutcomeWarning): string {
  return warningProse[code](args);
}
