import type { LedgerRecord } from './ledger-record.ts';

/**
 * The one text of a record: JSON with sorted keys, no spaces and a new line at the end, so that equal records are equal
 * bytes and a signature has something to rest on.
 */
export function recordText(record: LedgerRecord): string {
  return `${canonicalJson(record)}\n`;
}

/** JSON with the keys of every object in code unit order; undefined members are left out. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}
