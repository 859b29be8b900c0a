import { expect, test } from 'vitest';
import { entryKinds } from '../../src/core/evidence/cause.ts';
import { parseVerification, verificationResults } from '../../src/core/evidence/verification.ts';
import {
  addressHeaders,
  hashHeaders,
  listFields,
  listHeaders,
  suppressionFields,
  suppressionHeaders,
  weakAddressHeaders,
} from '../../src/core/list/column-names.ts';
import { normalizeHeader } from '../../src/core/list/normalize-header.ts';
import { parseDay } from '../../src/core/list/parse-day.ts';
import { knownFormats } from '../../src/core/suppression/formats/known-formats.ts';
import { plainFormats } from '../../src/core/suppression/plain-format.ts';
import { readStatus } from '../../src/core/suppression/read-status.ts';
import {
  parseSuppressionReason,
  reasonOfFileName,
  suppressionReasons,
} from '../../src/core/suppression/suppression-reason.ts';
import { codeSpans, codesOf, section, tableRows } from './markdown.ts';

function headersByColumn(path: string, title: string) {
  const rows = tableRows(section(path, title));
  return rows.map(({ column = '', 'header names': names = '' }) => [codeSpans(column)[0], codeSpans(names)]);
}

test('docs/lists.md has every name of the address column', () => {
  const rows = tableRows(section('docs/lists.md', 'The address column'));
  const names = rows.map((row) => codeSpans(row['header names'] ?? ''));
  expect(names).toEqual([addressHeaders, weakAddressHeaders, hashHeaders]);
});

test('docs/lists.md has every optional column with every header name', () => {
  const documented = Object.fromEntries(headersByColumn('docs/lists.md', 'Optional columns'));
  expect(documented).toEqual(listHeaders);
  expect(Object.keys(documented)).toEqual(listFields.filter((field) => field !== 'email'));
});

test('docs/suppressions.md has every column with every header name', () => {
  const documented = Object.fromEntries(headersByColumn('docs/suppressions.md', 'Columns'));
  expect(documented).toEqual(suppressionHeaders);
  expect(Object.keys(documented)).toEqual(suppressionFields.filter((field) => field !== 'email'));
});

test('docs/lists.md has every verification result, and each word means what it says there', () => {
  const rows = tableRows(section('docs/lists.md', 'Verification results'));
  expect(rows.map(({ result = '' }) => codeSpans(result)[0])).toEqual([...verificationResults]);
  for (const { result = '', words = '' } of rows) {
    expect(codeSpans(words).length).toBeGreaterThan(1);
    for (const word of codeSpans(words)) expect(parseVerification(word), word).toBe(codeSpans(result)[0]);
  }
});

test('docs/suppressions.md has every reason, and each word means what it says there', () => {
  const rows = tableRows(section('docs/suppressions.md', 'Reasons')).filter((row) => 'words' in row);
  expect(rows.map(({ reason = '' }) => codeSpans(reason)[0])).toEqual([...suppressionReasons]);
  for (const { reason = '', words = '' } of rows) {
    expect(codeSpans(words).length).toBeGreaterThan(3);
    for (const word of codeSpans(words))
      expect(parseSuppressionReason(word), word).toBe(codeSpans(reason)[0]);
  }
});

test('docs/suppressions.md has every export that is read, and every plain form', () => {
  const documented = codesOf(section('docs/suppressions.md', 'Exports that are read'), 'read as');
  const read = knownFormats.filter(({ refused }) => refused === undefined).map(({ id }) => id);
  expect(documented.toSorted()).toEqual([...read, ...Object.keys(plainFormats)].sort());
});

test('docs/suppressions.md reads status codes as the code does', () => {
  const rows = tableRows(section('docs/suppressions.md', 'Status codes'));
  const documented = rows.map(({ 'for example': example = '', 'counts as': meaning }) => {
    const reading = readStatus(codeSpans(example)[0] ?? '');
    const kind = reading?.kind === 'hard' ? `hard bounce, ${reading.detail}` : reading?.kind;
    return [meaning, kind === 'soft' ? 'soft bounce' : (kind ?? 'nothing')];
  });
  expect(documented.length).toBe(6);
  for (const [meaning, real] of documented) expect(meaning).toBe(real);
});

test('docs/suppressions.md reads file names as the code does', () => {
  const rows = tableRows(section('docs/suppressions.md', 'File names'));
  expect(rows.length).toBe(5);
  for (const { 'for example': example = '', reason = '' } of rows) {
    expect(reasonOfFileName(codeSpans(example)[0] ?? '')).toBe(codeSpans(reason)[0]);
  }
});

test('docs/lists.md reads dates as the code does', () => {
  const rows = tableRows(section('docs/lists.md', 'Dates'));
  expect(rows.length).toBeGreaterThan(6);
  for (const { written = '', 'is read as': meaning = '' } of rows) {
    const day = parseDay(codeSpans(written)[0] ?? '');
    const real = day === null ? 'nothing' : new Date(day * 86_400_000).toISOString().slice(0, 10);
    expect(meaning, written).toContain(real);
  }
});

test('docs/lists.md has every entry kind', () => {
  expect(codesOf(section('docs/lists.md', 'Sources and entry kinds'), 'entry kind')).toEqual([...entryKinds]);
});

test('header names are written as they are compared', () => {
  const names = [
    addressHeaders,
    weakAddressHeaders,
    ...Object.values(listHeaders),
    ...Object.values(suppressionHeaders),
  ];
  expect(names.flat().filter((name) => normalizeHeader(name) !== name)).toEqual([]);
});
