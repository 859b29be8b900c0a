import type { BounceClass } from '../../bounce/bounce-class.ts';
import type { DayNumber } from '../../list/parse-day.ts';
import { campaignTag } from '../history/campaign-tag.ts';
import type { MailHistory } from '../history/mail-history.ts';
import { normalizeScope } from '../normalize-scope.ts';
import type { SuppressionRow } from '../parse-suppression-row.ts';
import { parseTarget, type TargetScope } from '../parse-target.ts';
import { readDates } from '../read-dates.ts';
import type { HardBounceDetail, SuppressionReason } from '../suppression-reason.ts';

/** What an export says in one row, as text where it is still to be read. */
export interface RowFacts {
  readonly address: string;
  readonly reason: SuppressionReason;
  /** Set when the cell that tells the reason held a word that is not known. */
  readonly unknownReason?: true;
  readonly detail?: HardBounceDetail;
  readonly scope?: string;
  /** Set where `address` may be a whole domain or a pattern; elsewhere such a cell is no address. */
  readonly about?: TargetScope;
  readonly created?: string;
  readonly expires?: string;
  /** What its reply says, where a history keeps that: of a soft bounce, or that the mailbox is disabled. */
  readonly keptClass?: BounceClass;
  /** Of a bounce the campaign, where the export names it. */
  readonly campaign?: string;
}

/**
 * Reasons that hold whatever the mail is about: an address that takes none, and a person who called it spam. An opt-out
 * keeps the scope it was given.
 */
const alwaysGlobal: ReadonlySet<SuppressionReason> = new Set(['hard-bounce', 'invalid', 'complaint']);

/** A row that states one suppression; `unreadable` when its address is none. */
export function makeRow(facts: RowFacts): SuppressionRow | 'unreadable' {
  const target = parseTarget(facts.address, facts.about ?? '');
  // because a damaged cell of a list of bounces (`@gmail.com`) would keep everybody of a provider out
  const isTooWide = target?.kind === 'domain' && facts.about === undefined;
  if (target === null || isTooWide) return 'unreadable';
  const dates = readDates(facts.created ?? '', facts.expires ?? '');
  const { createdDay } = dates;
  const isKept = facts.reason === 'soft-bounce' || facts.keptClass !== undefined;
  return {
    target,
    reason: facts.reason,
    ...(facts.unknownReason === undefined ? {} : { unknownReason: 'reason' }),
    detail: facts.detail ?? 'unspecified',
    scope: alwaysGlobal.has(facts.reason) ? 'global' : normalizeScope(facts.scope ?? ''),
    ...dates,
    count: 1,
    ...(isKept && createdDay !== null ? { history: historyOf(facts, createdDay) } : {}),
  };
}

// because soft bounces are counted by campaigns, disabled mailboxes tried once more, and only what has a day can be told from what was told before
function historyOf({ keptClass = 'undetermined', campaign = '' }: RowFacts, day: DayNumber): MailHistory {
  return [{ day, word: keptClass, tag: campaignTag(campaign, '') }];
}
