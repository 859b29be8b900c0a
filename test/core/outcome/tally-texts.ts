import { dayOfInstant } from '../../../src/core/list/parse-day.ts';
import type { ClassifyReply } from '../../../src/core/outcome/classify-event.ts';
import { type EventTally, tallyEvents } from '../../../src/core/outcome/tally-events.ts';
import type { SuppressionReason } from '../../../src/core/suppression/suppression-reason.ts';
import { SuppressionTable } from '../../../src/core/suppression/suppression-table.ts';
import { asOfMs, lines, testPolicy } from '../check-text.ts';
import { sourceOf } from '../source-of.ts';

/** What events are counted with besides list and dump. */
export interface TallyTextsOptions {
  /** Reasons of suppressed addresses. */
  readonly onFile?: Readonly<Record<string, SuppressionReason>>;
  readonly classify?: ClassifyReply;
}

/** Counts a dump given as text against a list given as text, sent on the day the tests judge on. */
export function tallyTexts(list: string, events: string, { onFile = {}, classify }: TallyTextsOptions = {}) {
  const suppressions = new SuppressionTable();
  for (const [key, reason] of Object.entries(onFile)) {
    suppressions.addAddress(key, { detail: 'unspecified', createdDay: null, count: 1, reason });
  }
  return tallyEvents({
    list: sourceOf('list.csv', list),
    rules: {
      policy: testPolicy,
      asOfDay: dayOfInstant(asOfMs),
      suppressions,
      otherScopes: new SuppressionTable(),
    },
    events: sourceOf('events.csv', events),
    sentMs: asOfMs,
    ...(classify === undefined ? {} : { classify }),
  });
}

/** The same, for texts that can be counted. */
export async function countTexts(
  list: string,
  events: string,
  options?: TallyTextsOptions,
): Promise<EventTally> {
  const tallied = await tallyTexts(list, events, options);
  if (!tallied.ok) throw new Error(tallied.problem.code);
  return tallied.tally;
}

/** The text of an event dump. */
export function eventText(...rows: readonly string[]): string {
  return lines('email,event,date', ...rows);
}
