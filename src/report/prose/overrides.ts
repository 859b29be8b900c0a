import type { CampaignResult } from '../../core/campaign-result.ts';
import type { OverrideShown, OverrideState } from '../../core/override/override-state.ts';
import { limitPercent } from '../numbers.ts';
import { show } from '../show.ts';

/** A campaign as far as the sentence about its override needs it. */
export type OverriddenCampaign = Pick<CampaignResult, 'campaign' | 'override' | 'overrideRules'>;

/** Makes a name or a reason, which anybody may have written, inert for the medium. */
export type Quote = (text: string) => string;

/** Names and reasons for a terminal or a log. */
export const quoteText: Quote = (text) => `"${show(text, 280)}"`;

/** How an override was given. */
export const viaProse: Readonly<Record<OverrideShown['via'], string>> = {
  cli: 'on the command line',
  label: 'with a label',
  slack: 'in Slack',
};

interface Told {
  readonly campaign: string;
  readonly ceiling: number | null;
  readonly expiresAt: string;
}

type Why = (told: Told) => string;

const again: Why = ({ campaign }) => `To override it again: bounce-gate override ${campaign}`;

/** Why an override does not hold, and the next step. */
const whyNot: Readonly<Record<Exclude<OverrideState, 'applied'>, Why>> = {
  used: (told) => `it was for one send and is used up. ${again(told)}`,
  'from-the-future': () => 'it is dated in the future. Check the clock of the machine that wrote it',
  expired: (told) => `it ended ${instant(told.expiresAt)}. ${again(told)}`,
  'list-changed': (told) => `the list is not the one it was given for. ${again(told)}`,
  'suppressions-changed': (told) => `the suppressions are not the ones it was given for. ${again(told)}`,
  'policy-changed': (told) => `the rules are not the ones it was given for. ${again(told)}`,
  'list-too-small': () => 'a list of under 20 rows cannot be overridden. Change the list or its limits',
  unsigned: ({ campaign }) =>
    `it is not signed, and the policy asks for that. Sign it: bounce-gate override ${campaign} --key FILE`,
  'bad-signature': () =>
    'its signature does not fit the key in the policy. Somebody may have forged or changed it: bounce-gate ledger audit',
  'above-ceiling': ({ ceiling }) => `above ${limitPercent(ceiling ?? 0)} nobody can override. Fix the list`,
  'opted-out': ({ campaign }) =>
    `people on the list asked not to be mailed, which nobody can override. Remove them: bounce-gate clean ${campaign}`,
};

/**
 * Who overrode a campaign, why and until when, or why the override does not hold; nothing where there is none. `inCommand`
 * does for the campaign's name, where it stands in a command to type, what the medium needs.
 */
export function overrideSentences(
  { campaign, override, overrideRules }: OverriddenCampaign,
  quote: Quote = quoteText,
  inCommand: Quote = (name) => name,
): readonly string[] {
  if (override === null) return [];
  const { state, by, via, reason, at, expiresAt } = override;
  const given = givenBy({ by, via, reason, at }, quote);
  if (state === 'applied') {
    return [`overridden ${given}. It may be sent once, as it is, until ${instant(expiresAt)}`];
  }
  const told = { campaign: inCommand(show(campaign)), ceiling: overrideRules.ceiling, expiresAt };
  return [`an override does not hold: ${whyNot[state](told)}. It was given ${given}`];
}

/** Who gave an override, how, when and why. */
export function givenBy(
  { by, via, reason, at }: Pick<OverrideShown, 'by' | 'via' | 'reason' | 'at'>,
  quote: Quote = quoteText,
): string {
  return `by ${quote(by)} ${viaProse[via]}, ${instant(at)}, for the reason ${quote(reason)}`;
}

/** A time to the minute: `2026-11-20 10:00 UTC`. */
export function instant(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}
