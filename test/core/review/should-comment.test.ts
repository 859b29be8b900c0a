import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { verdicts } from '../../../src/core/campaign-result.ts';
import {
  isCommentKey,
  markedBody,
  maxCommentCharacters,
  maxCommentText,
  readMarker,
} from '../../../src/core/review/comment-marker.ts';
import { type CommentFacts, commentModes, shouldComment } from '../../../src/core/review/should-comment.ts';

type Row = readonly [
  CommentFacts['mode'],
  CommentFacts['previous'],
  CommentFacts['current'],
  'changed' | 'same',
  boolean,
];

test.each<Row>([
  ['off', 'pass', 'fail', 'changed', false],
  ['off', null, 'unchecked', 'changed', false],
  ['always', null, 'pass', 'same', true],
  ['always', 'pass', 'pass', 'same', true],
  ['changes', null, 'pass', 'changed', true],
  ['changes', null, 'fail', 'same', false],
  ['changes', 'pass', 'pass', 'same', true],
  ['on-failure', null, 'pass', 'changed', false],
  ['on-failure', null, 'warn', 'changed', false],
  ['on-failure', null, 'fail', 'same', true],
  ['on-failure', null, 'unchecked', 'same', true],
  ['on-failure', 'fail', 'fail', 'same', true],
  ['on-failure', 'fail', 'pass', 'changed', true],
  ['on-failure', 'pass', 'pass', 'changed', false],
  ['on-change-of-verdict', null, 'pass', 'same', false],
  ['on-change-of-verdict', null, 'pass', 'changed', true],
  ['on-change-of-verdict', null, 'warn', 'same', true],
  ['on-change-of-verdict', 'pass', 'pass', 'changed', false],
  ['on-change-of-verdict', 'pass', 'fail', 'same', true],
  ['on-change-of-verdict', 'unknown', 'pass', 'same', true],
])('%s: after %s comes %s with the list %s: %s', (mode, previous, current, list, expected) => {
  expect(shouldComment({ mode, previous, current, listChanged: list === 'changed' })).toBe(expected);
});

test('in no mode but off does a standing comment go on telling another verdict', () => {
  for (const mode of commentModes.filter((one) => one !== 'off')) {
    for (const previous of [...verdicts, 'unknown'] as const) {
      for (const current of verdicts.filter((one) => one !== previous)) {
        expect(shouldComment({ mode, previous, current, listChanged: false })).toBe(true);
      }
    }
  }
});

describe('the hidden marker', () => {
  const key = fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,63}$/).filter(isCommentKey);

  test('gives back the verdict it was made with, for its own key only', () => {
    fc.assert(
      fc.property(key, key, fc.constantFrom(...verdicts), fc.string(), (one, other, verdict, text) => {
        const body = markedBody(one, verdict, text);
        expect(readMarker(one, body)).toBe(verdict);
        expect(readMarker(other, body)).toBe(one === other ? verdict : null);
      }),
    );
  });

  test.each([
    ['<!-- bounce-gate:k -->', 'unknown'],
    ['<!-- bounce-gate:k verdict=great -->', null],
    ['<!-- bounce-gate:k verdict=pass', null],
    [' <!-- bounce-gate:k verdict=pass -->', null],
    ['text\n<!-- bounce-gate:k verdict=pass -->', null],
    ['', null],
  ])('%j is read as %s', (body, expected) => {
    expect(readMarker('k', body)).toBe(expected);
  });

  test('no body makes it throw', () => {
    fc.assert(fc.property(fc.string(), (rest) => void readMarker('k', `<!-- bounce-gate:k ${rest}`)));
  });

  test('leaves room for the text it promises', () => {
    fc.assert(
      fc.property(key, fc.constantFrom(...verdicts), (one, verdict) => {
        const body = markedBody(one, verdict, 'x'.repeat(maxCommentText));
        expect(body.length).toBeLessThanOrEqual(maxCommentCharacters);
      }),
    );
  });
});
