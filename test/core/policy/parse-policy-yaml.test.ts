import { expect, test } from 'vitest';
import { parsePolicyYaml } from '../../../src/core/policy/parse-policy-yaml.ts';

function reasonsOf(text: string) {
  return parsePolicyYaml(text, 'f').problems.map(({ code, line, args }) => [code, line, args.reason]);
}

const distinctAnchors = Array.from({ length: 30_000 }, (_, index) => `- &a${index} x\n- *a${index}`).join(
  '\n',
);
const bomb = [
  'a: &a [x, x, x, x]',
  'b: &b [*a, *a, *a, *a]',
  'c: &c [*b, *b, *b, *b]',
  'd: [*c, *c, *c, *c]',
].join('\n');

test.each([
  ['not-a-map', 1, ''],
  ['not-a-map', 1, '# only a comment\n'],
  ['not-a-map', 1, '- a\n'],
  ['not-a-map', 1, 'text'],
  ['duplicate-key', 3, 'a: 1\nb: 2\na: 3\n'],
  ['duplicate-key', 3, 'a:\n  b: 1\n  "b": 2\n'],
  ['multiple-docs', 2, 'a: 1\n---\nb: 2\n'],
  ['multiple-docs', 3, 'a: 1\n...\n---\n'],
  ['bad-indent', 3, 'a: 1\nb: [1\nc: 2\n'],
  ['unresolved-alias', 1, 'a: *nowhere'],
  ['tag-resolve-failed', 2, 'a: 1\nb: !color red\n'],
  ['tag-resolve-failed', 1, 'a: !!binary aGk='],
  ['nested-too-deep', 5, `a: |\n  one\n  two\n\nb: ${'['.repeat(100)}`],
  ['non-string-key', 1, '? [a]\n: 1\n'],
  ['too-many-aliases', 1, bomb],
  ['too-many-aliases', 202, distinctAnchors],
  ['nested-too-deep', 1, `a: ${'['.repeat(1_000_000)}`],
  ['nested-too-deep', 2, `a:\n  ${'- '.repeat(500_000)}`],
  ['nested-too-deep', 202, Array.from({ length: 1400 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ['too-large', 1, `a: ${'x'.repeat(1024 * 1024)}`],
  ['too-large', 1, `a: ${'ü'.repeat(600_000)}`],
])('%s is refused at line %i', (reason, line, text) => {
  expect(reasonsOf(text)).toContainEqual(['policy-not-yaml', line, reason]);
});

test('what cannot be read is refused, and what is only written twice is told beside the value', () => {
  expect(parsePolicyYaml('- a\n', 'f').ok).toBe(false);
  expect(parsePolicyYaml('a: 1\na: 2\n', 'f')).toMatchObject({ ok: true, value: { a: 2 } });
});

test('a text of just one mebibyte is read, whatever its letters take', () => {
  expect(parsePolicyYaml(`a: ${'x'.repeat(1024 * 1024 - 3)}`, 'f').ok).toBe(true);
  expect(parsePolicyYaml(`a: x${'ü'.repeat(512 * 1024 - 2)}`, 'f').ok).toBe(true);
});

test('at most 100 faults of the syntax are told, in words that do not repeat their line', () => {
  const text = Array.from({ length: 101 }, (_, index) => `k${index}: !color red`).join('\n');
  const { problems } = parsePolicyYaml(text, 'f');
  expect(problems).toHaveLength(100);
  expect(problems[99]).toMatchObject({ line: 100, args: { reason: 'tag-resolve-failed' } });
  expect(String(problems[99]?.args.detail)).toMatch(/color/);
  expect(String(problems[99]?.args.detail)).not.toMatch(/line|column/);
});

test('off and dates stay text, also where the file claims YAML 1.1', () => {
  const parsed = parsePolicyYaml('%YAML 1.1\n---\na: off\nb: 2026-01-01\nc: yes\n', 'f');
  expect(parsed).toMatchObject({ ok: true, value: { a: 'off', b: '2026-01-01', c: 'yes' }, problems: [] });
});

test('the line of a path is that of its key, of its list item, or of the nearest ancestor that is there', () => {
  const parsed = parsePolicyYaml('# first\na: &a\n  b:\n    - x\n    - c: 1\nd: *a\n', 'f');
  if (!parsed.ok) throw new Error('not read');
  const lines = [
    ['a'],
    ['a', 'b'],
    ['a', 'b', 0],
    ['a', 'b', 1, 'c'],
    ['a', 'missing'],
    ['a', 'b', 0, 'deeper'],
    ['a', 'b', 2],
    ['a', 'b', 'x'],
    ['a', 0],
    ['d', 'b', 1],
    [],
  ].map((path) => parsed.lineOf(path));
  expect(lines).toEqual([2, 3, 4, 5, 2, 4, 3, 3, 2, 5, 2]);
});

test('an anchor that holds its own alias is read without end', () => {
  expect(parsePolicyYaml('a: &a { b: *a }\n', 'f').ok).toBe(true);
});

test('brackets that are closed do not add up', () => {
  const text = Array.from({ length: 100 }, (_, index) => `k${index}: [{ a: 1 }]`).join('\n');
  expect(parsePolicyYaml(text, 'f')).toMatchObject({ ok: true, problems: [] });
});

test('ordinary nesting, long lines and far-off comments are no hazard', () => {
  const text = `a: { b: { c: [[[[1]]]] } }${' '.repeat(300)}# note\nd: "${'['.repeat(1000)}"\ne: |\n  ${'- '.repeat(100)}\n`;
  expect(parsePolicyYaml(text, 'f')).toMatchObject({ ok: true, problems: [] });
});

test.each([
  'campaigns:\n  good: {list: a.csv}\n  __proto__: {list: b.csv}\n',
  '"__proto__": 1\n',
  'sources: {__proto__: purchased}\n',
])('a key that no object has as others is refused: %j', (text) => {
  expect(parsePolicyYaml(text, 'policy.yml')).toMatchObject({
    ok: false,
    problems: [{ code: 'policy-not-yaml', args: { reason: 'unusable-key' } }],
  });
});
