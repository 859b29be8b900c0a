import { maxAnswerAgeDays } from '../dns/dns-cache.ts';
import type { DnsCovered } from '../dns/dns-coverage.ts';
import type { Finding, Severity } from '../finding.ts';
import { formatDay } from '../list/parse-day.ts';
import { rowsByKind } from '../projection/cell-table.ts';
import { hashFormNames } from '../suppression/hash-forms.ts';
import type { ListPart } from './list-part.ts';
import { signsOf } from './list-signs.ts';
import { wideFindings } from './wide-hits.ts';

/** The findings about a list as a whole, from what was counted of all of it; `path` is that of the list. */
export function wholeFindings(part: ListPart, path: string): readonly Finding[] {
  const found: Finding[] = [];
  const add: Add = (code, severity, args, line): void => {
    found.push({ code, severity, file: path, ...(line === undefined ? {} : { line }), args });
  };
  const { file, recipients, undated, otherScope } = part;
  const { records, firstLines } = file.windows1252;
  if (records > 0) add('windows-1252', 'warning', { rows: records }, firstLines[0]);
  if (undated * 2 > recipients) add('nothing-known', 'warning', { recipients: undated });
  if (otherScope > 0) add('suppression-other-scope', 'warning', { recipients: otherScope });
  found.push(...wideFindings(part.wide, path, recipients));
  for (const form of hashFormNames) {
    const matched = part.hashForms[form];
    if (matched !== undefined) add('suppression-hash-match', 'notice', { form, recipients: matched });
  }
  noteDns(part.dns, add);
  for (const { code, line, ...args } of signsOf(part.signs, part))
    add(code, code === 'crowded-domain' ? 'notice' : 'warning', args, line);
  for (const [source, unmapped] of unmappedSources(part.cells))
    add('source-not-mapped', 'notice', { source, recipients: unmapped });
  return found;
}

type Add = (code: Finding['code'], severity: Severity, args: Finding['args'], line?: number) => void;

/** Says how far DNS answers reach, wherever they count at all. */
function noteDns({ recipients, known, stale, oldestDay }: DnsCovered, add: Add): void {
  if (recipients === 0) return;
  const oldest = oldestDay === null ? {} : { oldest: formatDay(oldestDay) };
  add('dns-coverage', 'notice', { known, recipients, ...oldest });
  if (stale > 0) add('dns-stale', 'warning', { recipients: stale, days: maxAnswerAgeDays });
}

/** Sources without a kind that matters, and their recipients: those with most first, because only so many are kept. */
function unmappedSources(
  cells: ListPart['cells'],
): readonly (readonly [source: string, recipients: number])[] {
  const unmapped = new Map<string, number>();
  const rows = rowsByKind(cells);
  cells.kinds.forEach(({ neverDelivered, entryKind, source }, place) => {
    const count = rows[place] ?? 0;
    if (!neverDelivered || entryKind !== 'unknown' || source === '' || count === 0) return;
    unmapped.set(source, (unmapped.get(source) ?? 0) + count);
  });
  return [...unmapped].sort(([a, most], [b, least]) => least - most || (a < b ? -1 : 1));
}
