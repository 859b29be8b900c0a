import { expect, test } from 'vitest';
import type { LostSuppression } from '../../../src/core/review/compare-suppressions.ts';
import { suppressionChange } from '../../../src/core/review/suppression-change.ts';

function lost(reason: LostSuppression['reason']): LostSuppression {
  return { reason, kept: [], lying: [] };
}

const facts = {
  compared: {
    before: 40,
    after: 39,
    added: 2,
    lost: new Map([
      ['ann@mail.example', lost('unsubscribe')],
      ['@inbox.example', lost('manual')],
      ['bob@mail.example', lost('unsubscribe')],
    ]),
  },
  listed: new Set(['ann@mail.example', '@inbox.example']),
  deletedFrom: new Map([
    ['gone.csv', 1],
    ['edited.csv', 2],
    ['unnamed.csv', 1],
  ]),
  headFiles: ['edited.csv', 'other.csv'],
  droppedFiles: ['unnamed.csv'],
};

test('deleted suppressions are counted by reason and on the list, and no key is in the result', () => {
  const change = suppressionChange(facts);
  expect(change).toMatchObject({
    before: 40,
    after: 39,
    added: 2,
    deleted: 3,
    deletedByReason: { unsubscribe: 2, manual: 1 },
    deletedOnList: 2,
  });
  expect(JSON.stringify(change)).not.toContain('@');
});

test('the files they were in are told with what became of them, most first', () => {
  const { deletedFrom, droppedFiles } = suppressionChange(facts);
  expect(deletedFrom).toEqual([
    { file: 'edited.csv', suppressions: 2, fate: 'edited' },
    { file: 'gone.csv', suppressions: 1, fate: 'deleted' },
    { file: 'unnamed.csv', suppressions: 1, fate: 'not-named' },
  ]);
  expect(droppedFiles).toEqual(['unnamed.csv']);
});
