import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { showable } from '../../src/core/showable.ts';

describe('anything that may hold an address is withheld', () => {
  test.each([
    ['ann@mail.example', '(withheld)'],
    ['from ann@mail.example today', 'from (withheld) today'],
    ['name;ann@mail.example;x', '(withheld)'],
    ['Ann <ann@mail.example>', 'Ann (withheld)'],
    ['ann\u200b@mail.example', '(withheld)'],
    ['ann\ufeff@mail.example', '(withheld)'],
    ['ann\u0000@mail.example', '(withheld)'],
    ['ann\uff20mail.example', '(withheld)'],
    ['ann\ufe6bmail.example', '(withheld)'],
    [`${'a'.repeat(100)}@mail.example`, '(withheld)'],
    [`ann@${'a'.repeat(400)}`, '(withheld)'],
    ['@', '(withheld)'],
    ['ann at mail.example', '(withheld)'],
    ['from ann (at) mail com', '(withheld)'],
    ['ask ann (at) mail.example', '(withheld)'],
    ['ann_at_mail_dot_example', '(withheld)'],
    ['ann\u200bat\u200bmail.example', '(withheld)'],
    ['ann[a\u200bt]mail.example', '(withheld)'],
    ['see ann&#64;mail.example', 'see (withheld)'],
    ['ann=40mail.example', '(withheld)'],
  ])('%s', (text, shown) => {
    expect(showable(text)).toBe(shown);
  });

  test.each([
    'at',
    'meet-at-the-fair',
    'sent at 09:00',
    'projected at 2.0 % of 12.000',
    'look at list.csv',
    'C:\\lists\\at',
    'größer at last',
  ])('what is none is shown: %s', (text) => {
    expect(showable(text)).toBe(text);
  });

  test('also one that is cut off before its @', () => {
    const text = `${'a@b.example '.repeat(60)}${'secret'.repeat(30)}@mail.example`;
    for (let limit = 60; limit < 120; limit += 1) expect(showable(text, limit)).not.toContain('secret');
  });
});

describe('what is shown is inert', () => {
  test.each([
    ['a\nb', 'a b'],
    ['a\r\u0085\u2028b', 'a   b'],
    ['a\u202eb\u2066c', 'a b c'],
    ['a\u001b[31mb', 'a [31mb'],
    ['a\ud800b', 'a b'],
    ['Zoë 日本 👍', 'Zoë 日本 👍'],
  ])('%j is shown as %j', (text, shown) => {
    expect(showable(text)).toBe(shown);
  });

  test('a long text is shown from its beginning', () => {
    expect(showable(`abc ${'d'.repeat(100)}`, 5)).toBe('abc …');
  });

  test('it is cut to the limit, in whole characters', () => {
    expect(showable('abcdef', 6)).toBe('abcdef');
    expect(showable('abcdefg', 6)).toBe('abcde…');
    expect(showable('👍👍👍👍', 3)).toBe('👍👍…');
  });

  test('whatever the text, it is short, without an @ and without control characters', () => {
    const texts = fc.string({ unit: 'binary', maxLength: 900 });
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 100 }), (text, limit) => {
        const shown = showable(`${text}@${text}`, limit);
        expect([...shown].length).toBeLessThanOrEqual(limit);
        expect(shown).not.toMatch(/[@\uff20\ufe6b\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});
