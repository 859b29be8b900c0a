import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCommentKey } from '../../../src/core/review/comment-marker.ts';
import { commentKeyOf } from '../../../src/io/github/comment-key.ts';

describe('the key of a comment', () => {
  test.each(['.github/bounce-gate.yml', './.github/bounce-gate.yml', '.github//bounce-gate.yml'])(
    'of %s is the one that comments always had',
    (path) => {
      expect(commentKeyOf(path)).toBe('review');
    },
  );

  test.each([
    ['gates/b2b.yml', /^b2b-[0-9a-f]{8}$/],
    ['gates/B2B Sales -- EU.yaml', /^b2b-sales-eu-[0-9a-f]{8}$/],
    ['.github/bounce-gate-b2b.yml', /^bounce-gate-b2b-[0-9a-f]{8}$/],
    ['\u043f\u043e\u043b\u0438\u0442\u0438\u043a\u0430.yml', /^policy-[0-9a-f]{8}$/],
  ])('of %s names it', (path, key) => {
    expect(commentKeyOf(path)).toMatch(key);
    expect(commentKeyOf(`./${path}`)).toBe(commentKeyOf(path));
  });

  test.each(['ada@example.com.yml', 'ada@example.com/gate.yml', 'gates/ada (at) example.com'])(
    'of %s has nothing of the address in it',
    (path) => {
      expect(commentKeyOf(path)).toBe('policy-withheld');
    },
  );

  test('stays the same from version to version', () => {
    expect(commentKeyOf('gates/b2b.yml')).toBe('b2b-5d1bd5bb');
  });

  test('is another one for another policy, also where the names are the same', () => {
    const paths = [
      '.github/bounce-gate.yml',
      'review.yml',
      'a/b2b.yml',
      'b/b2b.yml',
      'a/b2b.yaml',
      'a/B2B.yml',
    ];
    expect(new Set(paths.map(commentKeyOf)).size).toBe(paths.length);
  });

  test('can stand in a marker, whatever the path', () => {
    const path = fc.oneof(fc.string(), fc.string({ unit: 'binary', maxLength: 300 }));
    fc.assert(fc.property(path, (text) => isCommentKey(commentKeyOf(text))));
  });
});
