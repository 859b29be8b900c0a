import type { BounceClass } from '../../bounce/bounce-class.ts';
import { decideSuppression, type MailEvent } from '../../bounce/decide-suppression.ts';
import type { RepeatRules } from '../../bounce/repeat-rules.ts';
import type { DayNumber } from '../../list/parse-day.ts';
import type { SuppressionReason } from '../suppression-reason.ts';
import { campaignsByDay, isUnnamed } from './campaigns-by-day.ts';
import { historyUntil, lastDay, type MailHistory } from './mail-history.ts';

/** A line of the canonical file, as far as it bears on whether it holds. */
export interface JudgedLine {
  readonly reason: SuppressionReason;
  readonly createdDay: DayNumber | null;
  readonly count: number;
  readonly history: MailHistory;
}

/** So many campaigns ended in soft bounces, of as many as suppress by the class that is nearest to it. */
export interface SoftRepeats {
  readonly class: BounceClass;
  readonly campaigns: number;
  readonly needed: number;
}

/**
 * Whether a line holds: it `suppresses`; it `counts` towards that with so many campaigns of those needed; its bounces
 * are `forgotten`, as they are too old and were too few; mail was delivered since (`recovered`), or somebody took it
 * back (`released`).
 */
export type LineStanding =
  | {
      readonly kind: 'suppresses';
      readonly retestFromDay: DayNumber | null;
      /** Of soft bounces; null where one event settles it. */
      readonly repeats: SoftRepeats | null;
    }
  | { readonly kind: 'counts'; readonly repeats: SoftRepeats }
  | { readonly kind: 'forgotten' | 'recovered' | 'released' };

const bounced: ReadonlySet<SuppressionReason> = new Set(['hard-bounce', 'invalid', 'soft-bounce']);

/**
 * Judges a line by what its history tells until the day of the rules (zones may already show tomorrow); null for a soft
 * bounce without one, about which only its count tells.
 */
export function judgeLine(judged: JudgedLine, rules: RepeatRules): LineStanding | null {
  const history = historyUntil(judged.history, rules.asOfDay + 1);
  const line = history === judged.history ? judged : { ...judged, history };
  const { reason, createdDay } = line;
  const isFinal = reason === 'complaint';
  const released = lastDay(history, 'released');
  if (!isFinal && released >= 0 && (createdDay ?? released) <= released) return { kind: 'released' };
  if (bounced.has(reason) && createdDay !== null && isEnded(line, createdDay)) return { kind: 'recovered' };
  if (reason === 'soft-bounce') return judgeSoft(line, rules);
  return { kind: 'suppresses', retestFromDay: retestDay(line, rules), repeats: null };
}

/** On one day a hard bounce outweighs a delivery, and a delivery a soft bounce (`decideSuppression` says why). */
function isEnded({ reason, history }: JudgedLine, createdDay: DayNumber): boolean {
  const delivered = lastDay(history, 'delivered');
  return reason === 'soft-bounce' ? createdDay <= delivered : createdDay < delivered;
}

function judgeSoft({ count, history }: JudgedLine, rules: RepeatRules): LineStanding | null {
  const events = eventsOf(history);
  if (events.length === 0) return null;
  const decision = decideSuppression(events, rules);
  if (decision.decision === 'suppress') {
    const { class: bounceClass, campaigns, retestFromDay } = decision;
    const needed = rules.campaigns.get(bounceClass) ?? 1;
    const repeats = { class: bounceClass, campaigns: campaigns ?? 1, needed };
    return { kind: 'suppresses', retestFromDay, repeats };
  }
  // because a count that an export gave is not what the history says
  if (count > 1) return null;
  return decision.decision === 'count'
    ? { kind: 'counts', repeats: repeatsOf(decision) }
    : { kind: 'forgotten' };
}

function repeatsOf({ class: bounceClass, campaigns, needed }: SoftRepeats): SoftRepeats {
  return { class: bounceClass, campaigns, needed };
}

function retestDay({ createdDay, history }: JudgedLine, { retestAfterDays }: RepeatRules): DayNumber | null {
  const disabled = lastDay(history, 'disabled');
  // because a newer bounce of another kind is not of a disabled mailbox
  return disabled < 0 || disabled !== createdDay ? null : disabled + retestAfterDays;
}

/** The bounces of a history, each with what tells its campaign from others: its name, else what its day tells of it. */
function eventsOf(history: MailHistory): readonly MailEvent[] {
  const campaigns = campaignsByDay(history);
  return history.flatMap(({ day, word, tag }): MailEvent[] => {
    if (word === 'delivered' || word === 'released') return [];
    const name = isUnnamed(tag) ? (campaigns.get(day) ?? '') : tag;
    return [{ type: 'bounced', class: word, day, campaign: name === '' ? `day ${day}` : name }];
  });
}
