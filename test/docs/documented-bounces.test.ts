import { expect, test } from 'vitest';
import { bounceClasses, bounceKinds } from '../../src/core/bounce/bounce-class.ts';
import { bounceRecord } from '../../src/core/bounce/bounce-record.ts';
import { codeSpans, codesOf, section, tableRows } from './markdown.ts';

test('docs/bounces.md has every class in order, with its kind and action', () => {
  const documented = tableRows(section('docs/bounces.md', 'Classes')).map((row) =>
    ['class', 'kind', 'action'].map((column) => codeSpans(row[column] ?? '')[0]),
  );
  const judgement = { rule: '', confidence: 'high', decidedBy: '' } as const;
  const real = bounceClasses.map((name) => {
    const { kind, action } = bounceRecord({ ...judgement, class: name });
    return [name, kind, action];
  });
  expect(documented).toEqual(real);
});

test('docs/bounces.md has every kind', () => {
  expect(codesOf(section('docs/bounces.md', 'Kinds'), 'kind')).toEqual([...bounceKinds]);
});
