import type { RowEvidence } from '../evidence/read-row.ts';
import type { DayNumber } from '../list/parse-day.ts';
import type { SuppressionMatch } from '../suppression/suppression-match.ts';
import type { SuppressionTable } from '../suppression/suppression-table.ts';
import { type BouncesOnFile, countBouncesOnFile } from './count-bounces-on-file.ts';
import type { ImpliedDeliveries } from './implied-deliveries.ts';
import type { MailedSend } from './plan-implied-deliveries.ts';
import { countSkips, type SendSkip, type SendsSkipped } from './sends-skipped.ts';

/** What decides whether a recipient of an earlier send may count as delivered. */
export interface DeliveryRules {
  /** Everything on file, of any scope: a bounce is a bounce whatever it was sent about. */
  readonly tables: readonly SuppressionTable[];
  /** Soft bounces from which senders stop mailing an address. */
  readonly softSuppressAfter: number;
}

/** What the row of a recipient says that bears on whether it was mailed and took the mail. */
export type DeliveryRow = Pick<RowEvidence, 'softBounces' | 'lastSoftBounceDay' | 'verification'>;

/** The deliveries that past sends imply, as far as what is on file lets them. */
export interface DeliveriesJudged {
  /** Sends that imply deliveries. */
  readonly sends: number;
  readonly skipped: SendsSkipped;
  /** The day of the newest implied delivery; null when there is none. */
  readonly lastDelivered: (key: string, domain: string, row: DeliveryRow) => DayNumber | null;
}

/**
 * Largest share of the sent whose bounces may be missing on file. Judgement: whoever bounced and is not on file would
 * count as delivered, so hard ones must nearly all be there; soft ones and blocks are often not exported, and mostly
 * live, but an outage is no proof of life.
 */
const mostMissing = { hard: 0.002, other: 0.05 };

/**
 * Judges past sends against the suppressions of one check. A send whose bounces are not on file implies nothing. A
 * recipient on file for anything but one older soft bounce was not mailed, or bounced, or may have: no delivery.
 */
export function judgeDeliveries(deliveries: ImpliedDeliveries, rules: DeliveryRules): DeliveriesJudged {
  const { sends, bits, read } = deliveries;
  const onFile = countBouncesOnFile(deliveries, rules.tables);
  const complete = sends.map((send, place) => isOnFile(send, onFile[place]));
  const skips: SendSkip[] = [...deliveries.skipped];
  let used = 0;
  sends.forEach((_, place) => {
    if ((read & (1 << place)) === 0) return;
    if (complete[place]) used |= 1 << place;
    else skips.push('bounces-missing');
  });
  return {
    sends: countBits(used),
    skipped: countSkips(skips),
    lastDelivered: (key, domain, row) => {
      const mailed = (bits.get(key) ?? 0) & used;
      if (mailed === 0) return null;
      const day = newestDay(sends, mailed);
      return day !== null && mayBeDelivered(day, { key, domain, row }, rules) ? day : null;
    },
  };
}

function isOnFile({ sent, hard, otherBounces, uncleaned }: MailedSend, found?: BouncesOnFile): boolean {
  if (found === undefined) return false;
  // because whom cleaning would have removed bounced again if mailed, with the old date on file
  const missingHard = hard - found.hard - Math.min(found.earlierHard, uncleaned);
  const missingOther = otherBounces - found.soft;
  return missingHard <= mostMissing.hard * sent && missingOther <= mostMissing.other * sent;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

function newestDay(sends: readonly MailedSend[], mailed: number): DayNumber | null {
  let newest: DayNumber | null = null;
  for (let rest = mailed; rest !== 0; rest &= rest - 1) {
    const day = sends[31 - Math.clz32(rest & -rest)]?.day ?? null;
    if (day !== null && (newest === null || day > newest)) newest = day;
  }
  return newest;
}

interface Mailed {
  readonly key: string;
  readonly domain: string;
  readonly row: DeliveryRow;
}

function mayBeDelivered(
  day: DayNumber,
  { key, domain, row }: Mailed,
  { tables, softSuppressAfter }: DeliveryRules,
): boolean {
  // because cleaning removes such rows before the send
  if (row.verification === 'invalid') return false;
  const before = (count: number, lastDay: DayNumber | null) =>
    // because a file may date a bounce in the zone of its author, a day before UTC
    count < softSuppressAfter && lastDay !== null && lastDay < day - 1;
  if (row.softBounces > 0 && !before(row.softBounces, row.lastSoftBounceDay)) return false;
  const allows = (match: SuppressionMatch | undefined) =>
    match === undefined ||
    // because of several soft bounces on file only one need have this date
    (match.reasons.every((reason) => reason === 'soft-bounce') &&
      match.softCount === 1 &&
      before(1, match.softDay));
  return tables.every((table) => allows(table.find(key, domain)));
}
