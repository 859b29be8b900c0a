import { expect, test } from 'vitest';
import { bounceClasses, consequenceOf, kindOf } from '../../src/core/bounce/bounce-class.ts';
import { bounceLineErrors } from '../../src/core/bounce/parse-bounce-line.ts';
import { bounceJson, bounceText } from '../../src/report/bounce-text.ts';
import { bounceLineSentence, classProse, consequenceSentence } from '../../src/report/prose/bounces.ts';

const judgement = { rule: 'text-full', confidence: 'high', decidedBy: 'mailbox full' } as const;

test('a judgement says what it is, what to do and what decided, in three lines', () => {
  expect(bounceText({ ...judgement, class: 'full' })).toMatchInlineSnapshot(`
    "soft bounce, full: the mailbox is full
    Suppress the address after 3 campaigns that end like this within 90 days.
    Decided by "mailbox full" (rule text-full, sure).
    "
  `);
  expect(
    bounceText({ class: 'undetermined', rule: 'nothing-known', confidence: 'low', decidedBy: '' }),
  ).toContain('Decided by nothing that the reply says');
});

test('the JSON has the record and the text that decided', () => {
  expect(JSON.parse(bounceJson({ ...judgement, class: 'full' }))).toEqual({
    kind: 'soft',
    class: 'full',
    action: 'suppress-after-3',
    rule: 'text-full',
    confidence: 'high',
    decidedBy: 'mailbox full',
  });
});

test('each class has words of its own, and a next step', () => {
  expect(new Set(Object.values(classProse)).size).toBe(bounceClasses.length);
  for (const name of bounceClasses)
    expect(consequenceSentence(consequenceOf(name), kindOf(name))).toMatch(/\.$/);
});

test('each refusal of a line says what to do instead', () => {
  for (const error of bounceLineErrors) expect(bounceLineSentence(error, 'status')).toMatch(/^\S.*\.$/);
});
