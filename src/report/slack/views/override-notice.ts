import type { AccessRefusal } from '../../../core/access/refuse-access.ts';
import { parseSlackName } from '../../../core/access/slack-person.ts';
import type { OverrideRecord } from '../../../core/ledger/ledger-record.ts';
import type { RecordedRefusal } from '../../../core/override/override-recorded-check.ts';
import type { OverrideShown } from '../../../core/override/override-state.ts';
import { instant } from '../../prose/overrides.ts';
import type { Notice, NoticePart } from './notice.ts';
import { accessRefusalProse, overrideRefusalSentence } from './override-refusals.ts';
import { type RerunTold, rerunSentence } from './rerun-notice.ts';

/** What came of an override in Slack. */
export type OverrideTold =
  | { readonly kind: 'overridden'; readonly record: OverrideRecord; readonly rerun: RerunTold }
  | { readonly kind: 'no-access'; readonly refusal: AccessRefusal }
  | { readonly kind: 'refused'; readonly refusal: RecordedRefusal; readonly standing: OverrideShown | null }
  /** Somebody else is at it; `by` is the name as records have it, null when it is not known. */
  | { readonly kind: 'raced'; readonly by: string | null }
  | { readonly kind: 'unreadable' | 'not-written' | 'rewritten' | 'away' | 'under-way' };

/** What came of an override, for the one who asked for it: the verdict first, then the next step. */
export function overrideNotice(campaign: string, told: OverrideTold): Notice {
  if (told.kind === 'overridden') return overriddenNotice(campaign, told);
  if (told.kind === 'under-way') {
    const part = `The override of ${campaign} is being written to the ledger. Its card changes when it holds.`;
    return { title: 'Being written', parts: [part] };
  }
  return { title: 'Not overridden', parts: refusalOf(campaign, told) };
}

type Refused = Exclude<OverrideTold, { readonly kind: 'overridden' }>;

function refusalOf(campaign: string, told: Refused): readonly NoticePart[] {
  if (told.kind === 'no-access') return [accessRefusalProse[told.refusal]];
  if (told.kind === 'raced') {
    return [by(told.by, `is overriding ${campaign} at this moment. Look at its card in a minute.`)];
  }
  if (told.kind !== 'refused') return [troubles[told.kind](campaign)];
  const { refusal, standing } = told;
  const sentence = overrideRefusalSentence[refusal](campaign);
  if (standing === null) return [sentence];
  const { at, expiresAt } = standing;
  return [sentence, by(standing.by, `overrode it ${instant(at)}; that holds until ${instant(expiresAt)}.`)];
}

const troubles: Readonly<
  Record<'unreadable' | 'not-written' | 'rewritten' | 'away' | 'under-way', (campaign: string) => string>
> = {
  unreadable: (campaign) =>
    `The ledger could not be read, so ${campaign} was not overridden. Try again in a few minutes.`,
  'not-written': (campaign) =>
    `The override of ${campaign} could not be put on the ledger, so it does not hold. Look at the card before you try again; whoever runs the bot should see whether it may write to the ledger.`,
  rewritten: (campaign) =>
    `The ledger was rewritten and is not trusted until somebody has looked, so ${campaign} was not overridden. Ask whoever runs the bot.`,
  away: (campaign) =>
    `The bot cannot reach its database at the moment, so ${campaign} was not overridden. Try again in a few minutes.`,
  'under-way': (campaign) => `The override of ${campaign} is being written.`,
};

function overriddenNotice(
  campaign: string,
  { record, rerun }: Extract<OverrideTold, { readonly kind: 'overridden' }>,
): Notice {
  return {
    title: 'Overridden',
    parts: [
      `${campaign} is overridden: it may be sent once, exactly as it is, until ${instant(record.expiresAt)}. Any change of its list, suppressions or rules ends that.`,
      rerunSentence(rerun),
    ],
  };
}

/** A sentence about whoever records name; people of Slack are shown as Slack shows them. */
function by(name: string | null, then: string): NoticePart {
  const person = name === null ? null : parseSlackName(name);
  return person === null ? `${name ?? 'Somebody else'} ${then}` : { user: person.user, then };
}
