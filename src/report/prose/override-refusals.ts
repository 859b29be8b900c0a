import { type OverrideRefusal, reasonLength } from '../../core/override/make-override.ts';
import { longestOverrideMs } from '../../core/override/override-end.ts';
import type { OverrideRules } from '../../core/override/override-subject.ts';
import { limitPercent } from '../numbers.ts';

const days = longestOverrideMs / 86_400_000;

type RefusalProse = (rules: OverrideRules) => string;

/** Why an override is not made, and the next step, after "not overridden: ". */
export const overrideRefusalProse: Readonly<Record<OverrideRefusal, RefusalProse>> = {
  'not-checked': () =>
    'it could not be checked, so nobody knows what would be overridden. Make the check work first',
  'not-failed': () => 'it does not fail, so there is nothing to override',
  'already-overridden': () => 'an override of it applies already',
  'reason-too-short': () =>
    `the reason needs at least ${reasonLength.least} characters. Say why it is worth the risk`,
  'reason-too-long': () => `the reason has more than ${reasonLength.most} characters. Shorten it`,
  'reason-not-plain': () =>
    'the reason holds an address or characters that cannot be seen, and it is kept for ever. Leave them out',
  'name-not-plain': () =>
    'the name of who overrides is empty, too long, or holds an address. Give a name or a login with --by',
  'end-past': () => 'its end would lie in the past. Give a later one with --expires',
  'end-too-far': () => `an override lasts ${days} days at most. Give an earlier end with --expires`,
  used: () => 'a send after this moment has used it up. Override again',
  'from-the-future': () =>
    'the check is of an earlier time than the override. Take as-of out of the policy or the arguments',
  expired: () => 'it would have ended already. Look at send-at in the policy',
  'list-changed': () => 'the list changed meanwhile. Run it again',
  'suppressions-changed': () => 'the suppressions changed meanwhile. Run it again',
  'policy-changed': () => 'the rules changed meanwhile. Run it again',
  'list-too-small': () =>
    'its list has under 20 rows, and the digest of so few would tell who is on it. Change the list or its limits',
  unsigned: () => 'the policy takes signed overrides only. Sign it with --key FILE',
  'bad-signature': () =>
    'the key is not the one of the policy (override-key). Sign with the other half of that one',
  'above-ceiling': ({ ceiling }) =>
    `its projected rate is above ${limitPercent(ceiling ?? 0)}, where nobody can override. Fix the list`,
  'opted-out': () =>
    'people on the list asked not to be mailed, which nobody can override. Remove them with bounce-gate clean',
};
