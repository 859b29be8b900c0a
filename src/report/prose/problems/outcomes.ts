import { count, counted } from '../../numbers.ts';
import type { Sentence } from './sentence.ts';

/** What is wrong with outcomes and the events they are counted from, and the next step, by problem code. */
export const outcomeProblems = {
  'outcome-more-bounces': (args) =>
    `${counted(Number(args.bounces), 'bounce')} of ${counted(Number(args.sent), 'mail')} sent cannot be. Check which column is which; nothing was recorded.`,
  'outcome-sums-differ': (args) =>
    `the sources add up to ${count(Number(args.total))} ${args.count}, but --${args.count} is ${count(Number(args.given))}. Correct one, or leave --${args.count} out.`,
  'outcome-column-missing': (args) =>
    `the header has no column "${args.column}". It needs source, sent and hard; soft is optional.`,
  'outcome-ragged-row': (args) =>
    `this row has ${counted(Number(args.cells), 'cell')}, the header ${args.expected}. A number with a comma in it needs quotes: "12,000".`,
  'outcome-wrong-count': (args) => `${args.column} must be ${args.rule}. It is "${args.received}".`,
  'outcome-total-row': () => 'this row is the sum of the others, so everything would count twice. Remove it.',
  'outcome-no-rows': () => 'has no mail that was sent. Is it the right file?',
  'outcome-list-changed': (args) =>
    `is not the list that was checked before the send (${args.check}), so bounces would be missed. Run this where the files are as they were sent (git worktree add ../sent COMMIT), or give --sent, --hard and --soft.`,
  'events-no-column': () =>
    'the header has no column that tells events. It needs an address and an event such as delivered, hard_bounce or bounce.',
  'events-not-understood': (args) =>
    `${count(Number(args.unreadable))} of ${counted(Number(args.events), 'event')} have no address or a word that is not known, the first here. Bounces may be among them, so nothing of it was used. The words are in docs/outcomes.md.`,
  'events-of-others': (args) =>
    `no event is of this send: ${count(Number(args.notOnList))} are of addresses that are not on the list, ${count(Number(args.beforeSend))} of a time before it. Is it the dump of another campaign?`,
  'events-without-sent': (args) =>
    `tells ${counted(Number(args.hard), 'hard bounce')}, ${count(Number(args.soft))} soft and ${count(Number(args.block))} blocked, but not how many mails were sent. Add --sent, or export deliveries as well.`,
} as const satisfies Readonly<Record<string, Sentence>>;
