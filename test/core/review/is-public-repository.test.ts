import { expect, test } from 'vitest';
import { isPublicRepository } from '../../../src/core/review/is-public-repository.ts';

test.each([
  [{ repository: { visibility: 'public', private: false } }, true],
  [{ repository: { private: false } }, true],
  [{ repository: { visibility: 'internal', private: true } }, false],
  [{ repository: { visibility: 'private', private: true } }, false],
  [{ repository: { private: true } }, false],
  [{ repository: 'public' }, false],
  [{}, false],
  [null, false],
])('the repository of %j is public: %j', (payload, isPublic) => {
  expect(isPublicRepository(payload)).toBe(isPublic);
});
