import { describe, expect, test } from 'vitest';
import { prepareRules } from '../../../src/core/bounce/match-rules.ts';
import type { TextRule } from '../../../src/core/bounce/text-rule.ts';
import { wordsOfReply } from '../../../src/core/bounce/words-of-reply.ts';

const common = { class: 'full', confidence: 'high' } as const;

function idOf(rules: readonly TextRule[], text: string): string | null {
  const matches = prepareRules(rules, {}).match(wordsOfReply(text));
  return matches.firstRule(() => true)?.rule.id ?? null;
}

describe('a rule matches', () => {
  test.each<[string, Partial<TextRule>, string, boolean]>([
    ['whole words', { any: ['full'] }, 'it is full', true],
    ['not parts of words', { any: ['full'] }, 'it is fuller', false],
    ['the beginning of a word with a star', { any: ['throttl*'] }, 'throttling', true],
    ['words across punctuation', { any: ['over quota'] }, 'over-quota', true],
    ['the end of a host name', { any: ['.outlook.com'] }, 'at mx.mail.outlook.com', true],
    ['not a host name that goes on', { any: ['.outlook.com'] }, 'at mx.outlook.com.evil.example', false],
    ['Chinese anywhere', { any: ['已满'] }, '收件人的邮箱已满请稍后', true],
    ['when a near word is near', { any: ['unknown'], near: ['user'] }, 'user jane is unknown', true],
    ['not when it is far', { any: ['unknown'], near: ['user'] }, `user ${'x '.repeat(40)} unknown`, false],
    [
      'when it is near a second time',
      { any: ['unknown'], near: ['user'] },
      `user ${'x '.repeat(40)} unknown user`,
      true,
    ],
    ['with another phrase anywhere', { any: ['a'], also: ['z.example'] }, 'a at z.example', true],
    ['not without it', { any: ['a'], also: ['z.example'] }, 'a at y.example', false],
    ['not beside what excludes it', { any: ['a'], unless: ['b c'] }, 'a b c', false],
  ])('%s', (_, rule, text, matches) => {
    expect(idOf([{ id: 'r', ...common, any: [], ...rule }], text)).toBe(matches ? 'r' : null);
  });
});

test('the first rule of the table wins, wherever its words stand', () => {
  const rules = [
    { id: 'first', ...common, any: ['b'] },
    { id: 'second', ...common, any: ['a'] },
  ];
  expect(idOf(rules, 'a b')).toBe('first');
  expect(idOf(rules.toReversed(), 'a b')).toBe('second');
});

test('a rule that is not admitted leaves the next its turn', () => {
  const rules = [
    { id: 'first', ...common, any: ['a'] },
    { id: 'second', ...common, any: ['a'] },
  ];
  const matches = prepareRules(rules, {}).match(wordsOfReply('a'));
  expect(matches.firstRule(({ id }) => id !== 'first')).toMatchObject({
    rule: { id: 'second' },
    phrase: 'a',
  });
});

test('two spellings of the same words both count', () => {
  const rules = [
    { id: 'first', ...common, any: ['e-mail'], unless: ['never'] },
    { id: 'second', ...common, any: ['e mail'] },
  ];
  expect(idOf(rules, 'e-mail never')).toBe('second');
  expect(idOf(rules, 'e mail')).toBe('first');
});

test('watched phrases are told by their name', () => {
  const matches = prepareRules([], { rcpt: ['after rcpt'], data: ['after data'] }).match(' after rcpt |  ');
  expect([matches.watched('rcpt'), matches.watched('data'), matches.watched('other')]).toEqual([
    true,
    false,
    false,
  ]);
});
