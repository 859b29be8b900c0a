import { describe, expect, test } from 'vitest';
import { findYamlHazard } from '../../../src/core/policy/find-yaml-hazard.ts';

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

describe('a YAML text is built', () => {
  test.each([
    ['31 brackets behind a key', `a: ${'['.repeat(31)}${']'.repeat(31)}`],
    ['31 braces behind a key', `a: ${'{'.repeat(31)}${'}'.repeat(31)}`],
    ['32 lists begun in one line', '- '.repeat(32)],
    ['32 keys with a question mark in one line', '? '.repeat(32)],
    ['lists begun in many lines', lines(40, () => '- a')],
    ['keys in many lines', lines(40, (index) => `k${index}: 1`)],
    [
      'many keys in one pair of braces',
      `a: { ${Array.from({ length: 40 }, (_, index) => `k${index}: 1`).join(', ')} }`,
    ],
    ['brackets closed as often as they are opened', `a: [${'[], '.repeat(40)}]`],
    ['braces closed as often as they are opened', `a: [${'{}, '.repeat(40)}]`],
    ['a line indented by 200', `a:\n${' '.repeat(200)}b: 1`],
    ['a long gap within a line', `a:${' '.repeat(300)}b`],
    ['100 aliases', `a: &a 1\n${lines(100, (index) => `k${index}: *a`)}`],
  ])('with %s', (_, text) => {
    expect(findYamlHazard(text)).toBeNull();
  });
});

describe('a YAML text is not built', () => {
  test.each([
    ['32 brackets behind a key', 'nested-too-deep', 1, `a: ${'['.repeat(32)}`],
    ['32 braces behind a key', 'nested-too-deep', 1, `a: ${'{'.repeat(32)}`],
    ['33 lists begun in one line', 'nested-too-deep', 2, `a: 1\n${'- '.repeat(33)}`],
    ['33 keys with a question mark in one line', 'nested-too-deep', 1, '? '.repeat(33)],
    ['33 values in one line', 'nested-too-deep', 1, ': '.repeat(33)],
    ['brackets opened behind some that nothing opened', 'nested-too-deep', 1, `]]]] ${'['.repeat(33)}`],
    ['braces opened behind some that nothing opened', 'nested-too-deep', 1, `}}}} ${'{'.repeat(33)}`],
    ['a line indented by 201', 'nested-too-deep', 3, `a: 1\nb:\n${' '.repeat(201)}c: 1`],
    ['101 aliases', 'too-many-aliases', 102, `a: &a 1\n${lines(101, (index) => `k${index}: *a`)}`],
    ['brackets behind lines of text', 'nested-too-deep', 5, `a: |\n  x\n  y\n\nb: ${'['.repeat(32)}`],
  ])('with %s', (_, reason, line, text) => {
    expect(findYamlHazard(text)).toEqual({ reason, line });
  });
});
