import type { Sentence } from './sentence.ts';

/** What is wrong with approvals, overrides and the run as a whole, and the next step, by problem code. */
export const runProblems = {
  'approval-unreadable': (args) =>
    `is no report that can be verified: ${args.rule}. Use the file that check wrote with --format json.`,
  'override-unknown': (args) =>
    args.ledger === 'none'
      ? 'only an override let it pass, and without the ledger nobody can tell whether it was used before. Give verify the ledger.'
      : 'the ledger could not be read, so nobody can tell whether an override lets it go. Run it again when the ledger can be reached.',
  'approval-not-recorded': (args) =>
    args.reason === 'waiting'
      ? 'its approval waits in the inbox of the ledger, so nobody can tell whether another job used the override first. Override it again, then run it again.'
      : 'its approval could not be put on the ledger, and an override is for one send only. Run it again when the ledger can be written.',
  'history-rewritten': () =>
    'the ledger was rewritten since it was last seen, so what it says of past sends and overrides cannot be trusted. Look at it with bounce-gate ledger audit, or check without it: --no-history.',
  'event-untrusted': () =>
    'this is pull_request_target with the files of a fork, read with a token that can write. Use pull_request, or set trust-pull-request-target if you know why.',
  'event-unreadable': (args) =>
    `the event has no ${args.field}. Is GITHUB_EVENT_PATH the file that the runner wrote?`,
  'internal-error': (args) =>
    `an error in the program itself (${args.error}). Please report it; nothing was judged.`,
} as const satisfies Readonly<Record<string, Sentence>>;
