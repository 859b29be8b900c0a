import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { eventMeanings, meaningOf } from '../../src/core/outcome/event-word.ts';
import { outcomeWarningCodes } from '../../src/core/outcome/outcome-warnings.ts';
import { codeSpans, codesOf, section, tableRows } from './markdown.ts';

test('docs/outcomes.md has every meaning of event words, and every word in it means that', () => {
  const rows = tableRows(section('docs/outcomes.md', 'Event words'));
  expect(rows.map((row) => codeSpans(row['counts as'] ?? '')[0])).toEqual([...eventMeanings]);
  for (const row of rows) {
    const [meaning] = codeSpans(row['counts as'] ?? '');
    const words = codeSpans(row['for example'] ?? '');
    expect(words.length).toBeGreaterThan(1);
    expect(words.map((word) => [word, meaningOf(word)])).toEqual(words.map((word) => [word, meaning]));
  }
});

test('docs/outcomes.md has everything that is said beside an outcome', () => {
  expect(codesOf(section('docs/outcomes.md', 'What is said beside it'), 'code')).toEqual([
    ...outcomeWarningCodes,
  ]);
});

test('docs/outcomes.md names every member of the JSON form', () => {
  const text = section('docs/outcomes.md', 'For machines');
  const source = readFileSync('src/report/outcome-text.ts', 'utf8');
  const [, members = ''] = /const value = \{([^}]*)\}/.exec(source) ?? [];
  const names = [...members.matchAll(/^\s*(\w+)/gm)].map(([, name = '']) => name);
  expect(names).toContain('learntFrom');
  expect(text).toContain(`{${names.join(', ')}}`);
});
