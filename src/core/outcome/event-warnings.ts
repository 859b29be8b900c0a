import type { OutcomeWarning } from './outcome-warnings.ts';
import type { EventTally } from './tally-events.ts';

/** What reading events gives rise to say: what was left out, and what was taken for granted. */
export function warnOfEvents(
  { facts, tellsDeliveries, withoutEvent }: EventTally,
  sent: { readonly stated: number | null; readonly counted: number },
): readonly OutcomeWarning[] {
  const { notOnList, beforeSend, unreadable, firstUnreadableLine, assumedHard } = facts;
  const warnings: OutcomeWarning[] = [];
  if (tellsDeliveries && sent.stated !== null && sent.stated !== sent.counted) {
    warnings.push({ code: 'sent-differs', args: { stated: sent.stated, counted: sent.counted } });
  }
  if (tellsDeliveries && withoutEvent > 0) {
    warnings.push({ code: 'recipients-without-event', args: { recipients: withoutEvent } });
  }
  if (assumedHard > 0) warnings.push({ code: 'bounces-assumed-hard', args: { events: assumedHard } });
  if (notOnList > 0) warnings.push({ code: 'events-not-on-list', args: { events: notOnList } });
  if (beforeSend > 0) warnings.push({ code: 'events-before-send', args: { events: beforeSend } });
  if (unreadable > 0) {
    warnings.push({ code: 'events-not-understood', args: { events: unreadable, line: firstUnreadableLine } });
  }
  return warnings;
}
