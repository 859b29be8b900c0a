import { expect, test } from 'vitest';
import { classifyBounce } from '../../../src/core/bounce/classify-bounce.ts';
import { bounceRules } from '../../../src/core/bounce/rules/bounce-rules.ts';
import { languageRules } from '../../../src/core/bounce/rules/language-rules.ts';
import { labelledReplies } from './labelled-replies.ts';
import { replyOf } from './reply-of.ts';

test('every rule has an id of its own that says what it looks at', () => {
  const ids = bounceRules.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^(guard|provider|text|language)-[a-z-]+$/.test(id))).toEqual([]);
});

test('every phrase is short, written in small letters, and not empty', () => {
  for (const { id, any, near = [], also = [], unless = [] } of bounceRules) {
    expect(any.length, id).toBeGreaterThan(0);
    for (const phrase of [...any, ...near, ...also, ...unless]) {
      expect(phrase, id).toBe(phrase.trim().toLowerCase());
      expect(phrase.length, `${id}: ${phrase}`).toBeLessThan(70);
      expect(phrase.length, id).toBeGreaterThan(0);
    }
  }
});

test('no phrase excludes the rule that it sets off', () => {
  for (const { id, any, unless = [] } of bounceRules) {
    expect(
      any.filter((phrase) => unless.includes(phrase)),
      id,
    ).toEqual([]);
  }
});

test('no phrase in another language is lost for how it is spelled', () => {
  const said = languageRules.flatMap(({ class: label, any, near }) =>
    any.map((phrase) => ({ phrase: near === undefined ? phrase : `${near[0]} ${phrase}`, label })),
  );
  const lost = said.filter(
    ({ phrase, label }) =>
      classifyBounce(replyOf({ diagnostic: `${phrase.replace('*', '')} (mx)` })).class !== label,
  );
  expect(lost).toEqual([]);
});

test('most rules decide at least one reply of the sample', () => {
  const used = new Set(
    labelledReplies.map(({ reply }) => classifyBounce(reply).rule.replace(/-doubtful$/, '')),
  );
  const unused = bounceRules.filter(({ id }) => !used.has(id));
  expect(unused.length / bounceRules.length, unused.map(({ id }) => id).join(', ')).toBeLessThan(0.4);
});
