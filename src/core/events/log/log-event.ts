import type { EventFacts } from '../make-event.ts';

/** What a line of a log says of one mail to one recipient, without its time. */
export type LogEvent = Omit<EventFacts, 'at' | 'day'>;
