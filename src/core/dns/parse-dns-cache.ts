import { type DayNumber, formatDay, parseDay } from '../list/parse-day.ts';
import type { DnsCache, DnsEntry } from './dns-cache.ts';
import { dnsCacheHeader } from './dns-cache-text.ts';
import { domainStandings } from './domain-standing.ts';
import { isHostName } from './is-host-name.ts';

/** What is wrong with a line of a DNS cache. */
export type CacheFault = 'header' | 'line' | 'order' | 'cut-off';

export type CacheParsed =
  | { readonly ok: true; readonly cache: DnsCache }
  | { readonly ok: false; readonly line: number; readonly fault: CacheFault };

/** Reads the text of a DNS cache, strictly: half a cache, or two that were merged badly, are none. */
export function parseDnsCache(text: string): CacheParsed {
  const [header, ...lines] = text.replaceAll('\r\n', '\n').split('\n');
  if (header !== dnsCacheHeader) return { ok: false, line: 1, fault: 'header' };
  if (lines.pop() !== '') return { ok: false, line: lines.length + 2, fault: 'cut-off' };
  const cache = new Map<string, DnsEntry>();
  const days = new Map<string, DayNumber | null>();
  let before = '';
  for (const [index, line] of lines.entries()) {
    const entry = parseLine(line, days);
    if (entry === null) return { ok: false, line: index + 2, fault: 'line' };
    if (entry.domain <= before) return { ok: false, line: index + 2, fault: 'order' };
    const { domain, standing, day } = entry;
    before = domain;
    cache.set(domain, { standing, day });
  }
  return { ok: true, cache };
}

function parseLine(
  line: string,
  days: Map<string, DayNumber | null>,
): (DnsEntry & { readonly domain: string }) | null {
  const [domain = '', word = '', date = '', ...more] = line.split(' ');
  const standing = domainStandings.find((known) => known === word);
  // because a cache has many lines and few days, each day is read once
  const known = days.get(date);
  const day = known === undefined ? parseDate(date) : known;
  if (known === undefined) days.set(date, day);
  if (standing === undefined || day === null || more.length > 0) return null;
  return isHostName(domain) ? { domain, standing, day } : null;
}

function parseDate(date: string): DayNumber | null {
  const day = parseDay(date);
  return day !== null && formatDay(day) === date ? day : null;
}
