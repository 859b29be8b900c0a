import { expect, test } from 'vitest';
import { suppressionChange } from '../../../src/core/review/suppression-change.ts';

test('deleted suppressions are counted by reason and on the list, and no key is in the result', () => {
  const change = suppressionChange({
    before: 40,
    after: 39,
    added: 2,
    deleted: [
      { key: 'ann@mail.example', reason: 'unsubscribe' },
      { key: '@inbox.example', reason: 'manual' },
      { key: 'bob@mail.example', reason: 'unsubscribe' },
    ],
    listed: new Set(['ann@mail.example', '@inbox.example']),
  });
  expect(change).toEqual({
    before: 40,
    after: 39,
    added: 2,
    deleted: 3,
    deletedByReason: { unsubscribe: 2, manual: 1 },
    deletedOnList: 2,
  });
  expect(JSON.stringify(change)).not.toContain('@');
});
