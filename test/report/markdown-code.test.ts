import { describe, expect, test } from 'vitest';
import { code, prose } from '../../src/report/markdown-code.ts';

describe('a code span', () => {
  test.each([
    ['june', '`june`'],
    ['', '`(none)`'],
    [' \n ', '`(none)`'],
    ['a | b', '`a ¦ b`'],
    ['a\nb   c', '`a b c`'],
    ['a`b', '``a`b``'],
    ['a``b`c', '```a``b`c```'],
    ['`a', '`` `a ``'],
    ['a`', '`` a` ``'],
    ['``', '``` `` ```'],
    ['  a  ', '`a`'],
  ])('of %j is %s', (text, span) => {
    expect(code(text)).toBe(span);
  });

  test('is cut to 80 characters', () => {
    expect(code('x'.repeat(80))).toBe(`\`${'x'.repeat(80)}\``);
    expect(code('x'.repeat(81))).toBe(`\`${'x'.repeat(79)}…\``);
  });
});

describe('a sentence of ours', () => {
  test.each([
    ['a *b* _c_ ~d~ `e`', 'a \\*b\\* \\_c\\_ \\~d\\~ \\`e\\`'],
    ['[a](b) <c> ![d] {e}', '\\[a\\](b) \\<c\\> \\!\\[d\\] \\{e\\}'],
    ['# a + b | c $ d @ e & f \\', '\\# a \\+ b \\| c \\$ d \\@ e \\& f \\\\'],
    ['     four', 'four'],
    ['see https://a.example', 'see https\\://a.example'],
    [':tada: at 9:30', '\\:tada: at 9\\:30'],
    ['www.a.example and WWW.b', 'www\\.a.example and WWW\\.b'],
    ['The limit is 5 %. Next: clean it.', 'The limit is 5 %. Next: clean it.'],
  ])('%j has its marks escaped', (text, escaped) => {
    expect(prose(text)).toBe(escaped);
  });

  // because GitHub looks for references in what was rendered, where a backslash is gone
  test.each([
    ['acme/lists#5', 'acme/lists\\#\u20605'],
    ['@team and a@b', '\\@\u2060team and a\\@\u2060b'],
    ['GH-12 gh-3', 'GH\u2060-12 gh\u2060-3'],
    ['deadbeefdeadbeef', 'd\u2060eadbeefdeadbeef'],
    ['a1b2c3 is too short', 'a1b2c3 is too short'],
  ])('%j refers to nothing', (text, inert) => {
    expect(prose(text)).toBe(inert);
  });
});
