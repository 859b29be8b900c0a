import { parseCalendarDay } from '../policy/parse-calendar-day.ts';
import { parseInstant } from '../policy/parse-instant.ts';

/** When something happened, as closely as it was told: both ends are equal for an instant, and a day apart for a day. */
export interface SendTime {
  readonly firstMs: number;
  readonly lastMs: number;
}

/** What such a time must be, for messages. */
export const sendTimeRule = 'a day such as 2026-12-01 or a time with zone such as 2026-12-01T09:00:00Z';

const dayMs = 86_400_000;

/** Reads a day (in UTC) or an instant of this century, the only ones that records know; null for anything else. */
export function parseSendTime(text: string): SendTime | null {
  const trimmed = text.trim();
  const day = parseCalendarDay(trimmed);
  const firstMs = day ?? parseInstant(trimmed);
  if (firstMs === null || !new Date(firstMs).toISOString().startsWith('20')) return null;
  return { firstMs, lastMs: day === null ? firstMs : firstMs + dayMs - 1 };
}
