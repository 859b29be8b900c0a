import type { CampaignResult } from '../core/campaign-result.ts';
import type { OverrideRecord } from '../core/ledger/ledger-record.ts';
import type { ListedOverride, OverrideStanding } from '../core/override/list-overrides.ts';
import type { OverrideRefusal } from '../core/override/make-override.ts';
import { headline } from './headline.ts';
import { jsonText } from './json-text.ts';
import { counted } from './numbers.ts';
import { overrideRefusalProse } from './prose/override-refusals.ts';
import { instant, quoteText, viaProse } from './prose/overrides.ts';
import { show } from './show.ts';

/** That a campaign is overridden: what for, until when, and what comes next. */
export function overriddenText(result: CampaignResult, record: OverrideRecord): string {
  const name = show(result.campaign);
  const { by, reason, expiresAt, signature } = record;
  const signed = signature === null ? '' : ', signed';
  return `${name}   OVERRIDDEN   ${headline(result)}

  It may be sent once, exactly as it is, until ${instant(expiresAt)}. Any change of its list, suppressions or rules ends that.
  On the ledger: by ${quoteText(by)}${signed}, for the reason ${quoteText(reason)}.
  Next: let the send job verify it (bounce-gate verify ${name} --report FILE --ledger), which uses the override up.
`;
}

/** That a campaign is not overridden, and why. */
export function notOverriddenText(result: CampaignResult, refusal: OverrideRefusal): string {
  const why = overrideRefusalProse[refusal](result.overrideRules);
  return `${show(result.campaign)}   NOT OVERRIDDEN   ${why}.\n`;
}

/** That the ledger stands in the way of an override. */
export const overrideLedgerText = {
  unreadable: 'The ledger could not be read, so nothing was overridden. Try again when it can be reached.\n',
  'not-written':
    'The override could not be put on the ledger, so it does not hold. Is the token or key allowed to write? Look before you try again: bounce-gate override --list\n',
} as const;

const standingWords: Readonly<Record<OverrideStanding, string>> = {
  open: 'OPEN',
  used: 'USED',
  over: 'OVER',
};

/** The overrides of a ledger, one to two lines each. */
export function overrideListText(overrides: readonly ListedOverride[]): string {
  if (overrides.length === 0) return 'The ledger has no overrides.\n';
  const width = Math.max(...overrides.map(({ campaign }) => show(campaign).length));
  const lines = overrides.map((override) => {
    const { campaign, standing, by, via, reason, at, expiresAt, isSigned } = override;
    const when = `${instant(at)} until ${instant(expiresAt)}`;
    const who = `by ${quoteText(by)} ${viaProse[via]}${isSigned ? ', signed' : ''}`;
    return `${show(campaign).padEnd(width)}   ${standingWords[standing]}   ${when}   ${who}: ${quoteText(reason)}`;
  });
  const open = overrides.filter(({ standing }) => standing === 'open').length;
  return `${lines.join('\n')}\n\n${counted(overrides.length, 'override')}, ${open} open. An open one still holds only for the very files and rules it was given for.\n`;
}

/** Version of the JSON form of overrides. */
const overrideSchema = 'bounce-gate/override/1';

/** An override that was made, or why it was not, for machines. */
export function overrideJson(
  campaign: string,
  made: { readonly record: OverrideRecord } | { readonly refusal: OverrideRefusal },
): string {
  const nothing = { record: null, refusal: null };
  return `${jsonText({ schema: overrideSchema, campaign, ...nothing, ...made }, 2)}\n`;
}

/** The overrides of a ledger for machines. */
export function overrideListJson(overrides: readonly ListedOverride[]): string {
  return `${jsonText({ schema: overrideSchema, overrides }, 2)}\n`;
}
