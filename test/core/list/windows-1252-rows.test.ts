import { expect, test } from 'vitest';
import { Windows1252Rows } from '../../../src/core/list/windows-1252-rows.ts';

function noted(...lines: readonly number[]): Windows1252Rows {
  const rows = new Windows1252Rows();
  for (const line of lines) rows.note(line);
  return rows;
}

test('all records are counted, and the first ten lines kept', () => {
  expect(noted().kept()).toEqual({ records: 0, firstLines: [] });
  const lines = Array.from({ length: 12 }, (_, index) => index + 3);
  expect(noted(...lines).kept()).toEqual({ records: 12, firstLines: lines.slice(0, 10) });
});

test('those of the next part of a file are added with its lines counted from the start of the file', () => {
  const rows = noted(2, 9);
  rows.add(noted(1, 4).kept(), 10);
  rows.add(noted(...Array.from({ length: 10 }, (_, index) => index + 1)).kept(), 100);
  expect(rows.kept()).toEqual({
    records: 14,
    firstLines: [2, 9, 11, 14, 101, 102, 103, 104, 105, 106],
  });
});

test('what was kept stays as it was', () => {
  const rows = noted(1);
  const kept = rows.kept();
  rows.note(2);
  expect(kept).toEqual({ records: 1, firstLines: [1] });
});
