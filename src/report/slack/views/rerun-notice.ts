import type { Notice } from './notice.ts';

/** What came of asking for a check to be run again. */
export const rerunTolds = [
  'started',
  'no-workflow',
  'no-token',
  'just-started',
  'forbidden',
  'not-found',
  'invalid',
  'rate-limited',
  'unavailable',
  'uncertain',
] as const;
export type RerunTold = (typeof rerunTolds)[number];

const byHand = 'Run the check again by hand.';

const prose: Readonly<Record<RerunTold, string>> = {
  started: 'The check is being run again; the card changes when it is done.',
  'no-workflow': `The settings of the bot name no workflow for this ledger. ${byHand}`,
  'no-token': `The bot has no token of GitHub (GITHUB_TOKEN), so it cannot start the workflow. ${byHand}`,
  'just-started': 'The check was started within the last minute. Wait for the card to change.',
  forbidden: `GitHub did not let the bot start the workflow: its token needs "actions: write". ${byHand}`,
  'not-found': `GitHub has no such workflow or branch, or hides it from the token of the bot. ${byHand}`,
  invalid: `GitHub did not start the workflow: it needs the trigger workflow_dispatch on the branch. ${byHand}`,
  'rate-limited': `GitHub takes no more requests for now. Try again in some minutes, or run it by hand.`,
  unavailable: `GitHub did not answer. Try again in a minute, or run it by hand.`,
  uncertain: 'GitHub did not say whether it started the check. Look there before you start it again.',
};

/** The same as one sentence or two. */
export function rerunSentence(told: RerunTold): string {
  return prose[told];
}

/** The same for the one who asked for it. */
export function rerunNotice(campaign: string, told: RerunTold): Notice {
  return { title: 'Run again', parts: [`${campaign}: ${prose[told]}`] };
}
