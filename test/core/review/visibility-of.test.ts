import { expect, test } from 'vitest';
import { visibilityOf } from '../../../src/core/review/visibility-of.ts';

test.each([
  [{ visibility: 'public', private: false }, 'public'],
  [{ private: false }, 'public'],
  [{ visibility: 'internal', private: true }, 'private'],
  [{ visibility: 'private', private: true }, 'private'],
  [{ private: true }, 'private'],
  [{ visibility: 7, private: true }, 'private'],
  [{ visibility: null }, 'unknown'],
  [{ private: 'no' }, 'unknown'],
  ['public', 'unknown'],
  [{}, 'unknown'],
  [undefined, 'unknown'],
  [null, 'unknown'],
])('the repository %j is %s', (repository, visibility) => {
  expect(visibilityOf(repository)).toBe(visibility);
});
