import type { AccessRefusal } from '../../../core/access/refuse-access.ts';
import { reasonLength } from '../../../core/override/make-override.ts';
import { longestOverrideMs } from '../../../core/override/override-end.ts';
import type { RecordedRefusal } from '../../../core/override/override-recorded-check.ts';

/** Why somebody may not, as one sentence with the next step; `campaign` is a name that the ledger allows. */
export const accessRefusalProse: Readonly<Record<AccessRefusal, string>> = {
  'other-team': 'Only members of this workspace may do that here.',
  'nobody-may':
    'Nobody may override in Slack: the settings of the bot name no group and no users (override: in its settings).',
  'group-unknown':
    'Slack did not tell who is in the group that may override, so nothing was done. Try again in a minute.',
  'not-entitled': 'You are not among those who may override. Ask one of them, or fix the list.',
  'own-check':
    'You started a check of these files yourself, so somebody else has to decide. Ask another one who may override.',
  'author-unknown':
    'It is not known who in Slack started the check, so it might be you. Add the GitHub login to override.people in the settings of the bot, or allow it with override.allow-author.',
};

type Prose = (campaign: string) => string;
const commandLine: Prose = (campaign) => `bounce-gate override ${campaign}`;

/** Why a check is not overridden, as one sentence with the next step. */
export const overrideRefusalSentence: Readonly<Record<RecordedRefusal, Prose>> = {
  'no-check': (campaign) =>
    `This check of ${campaign} is not known here any more. Look at the newest card, or run the check again.`,
  'newer-check': (campaign) =>
    `The list, the suppressions or the rules of ${campaign} were checked anew since then. Decide on the newest card.`,
  'digests-not-kept': (campaign) =>
    `The list or the suppressions of ${campaign} have under 20 rows, so the ledger holds no digest that an override could be bound to. Use the command line where the files are: ${commandLine(campaign)}`,
  'rules-not-kept': (campaign) =>
    `The check of ${campaign} does not say what its policy allows. Run it again with this version of Bounce Gate.`,
  'not-checked': (campaign) =>
    `${campaign} could not be checked, so nobody knows what would be overridden. Make the check work first.`,
  'not-failed': (campaign) => `${campaign} did not fail, so there is nothing to override.`,
  'already-overridden': (campaign) => `${campaign} is overridden already.`,
  'reason-too-short': () =>
    `The reason needs at least ${reasonLength.least} characters. Say why it is worth the risk.`,
  'reason-too-long': () => `The reason has more than ${reasonLength.most} characters. Shorten it.`,
  'reason-not-plain': () =>
    'The reason holds an address or characters that cannot be seen, and it is kept for ever. Leave them out.',
  'name-not-plain': () => 'Your Slack ID cannot be written to the ledger. Tell whoever runs the bot.',
  'end-past': (campaign) =>
    `The override of ${campaign} would end in the past. Look at send-at in the policy.`,
  'end-too-far': () => `An override lasts ${longestOverrideMs / 86_400_000} days at most.`,
  used: (campaign) =>
    `A send after this moment has used the override of ${campaign} up. Look at the clock of the bot, then override again.`,
  'from-the-future': () => 'The clock of the bot is ahead of the check. Correct it.',
  expired: (campaign) =>
    `The override of ${campaign} would have ended already. Look at send-at in the policy.`,
  'list-changed': (campaign) => `The list of ${campaign} changed meanwhile. Decide on the newest card.`,
  'suppressions-changed': (campaign) =>
    `The suppressions of ${campaign} changed meanwhile. Decide on the newest card.`,
  'policy-changed': (campaign) => `The rules of ${campaign} changed meanwhile. Decide on the newest card.`,
  'list-too-small': (campaign) =>
    `The list of ${campaign} has under 20 rows, and the digest of so few would tell who is on it. Change the list or its limits.`,
  unsigned: (campaign) =>
    `The policy of ${campaign} takes signed overrides only, and the bot has no key. Give it one (BOUNCE_GATE_OVERRIDE_KEY_FILE), or sign on the command line: ${commandLine(campaign)} --key FILE`,
  'bad-signature': () => 'The key of the bot gave a signature that does not fit. Tell whoever runs the bot.',
  'above-ceiling': (campaign) =>
    `The projected rate of ${campaign} is above the ceiling of its policy, where nobody can override. Fix the list.`,
  'opted-out': (campaign) =>
    `People on the list of ${campaign} asked not to be mailed, which nobody can override. Remove them: bounce-gate clean ${campaign}`,
};
