import type { Problem } from '../finding.ts';
import type { DayNumber } from '../list/parse-day.ts';
import type { DomainStanding } from './domain-standing.ts';

/** What DNS said of a domain, and the day it was asked. */
export interface DnsEntry {
  readonly standing: DomainStanding;
  readonly day: DayNumber;
}

/** What is known from DNS, by domain (lower case, A-labels). */
export type DnsCache = ReadonlyMap<string, DnsEntry>;

/** A DNS cache, or why it cannot be used. */
export type DnsCacheRead =
  | { readonly ok: true; readonly cache: DnsCache }
  | { readonly ok: false; readonly problem: Problem };

/** Judgement: a domain that lapses is deleted after 30 to 75 days, and one that comes back does so within weeks. */
export const maxAnswerAgeDays = 30;

/** Whether an answer is too old to be counted on. */
export function isStale({ day }: DnsEntry, asOfDay: DayNumber): boolean {
  return asOfDay - day > maxAnswerAgeDays;
}
