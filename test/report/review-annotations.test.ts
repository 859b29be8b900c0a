import { describe, expect, test } from 'vitest';
import { runReview } from '../../src/core/review/run-review.ts';
import { reviewAnnotations } from '../../src/report/review-annotations.ts';
import {
  healthyList,
  onFile,
  type ReviewOptions,
  reviewTexts,
  type Version,
} from '../core/review/review-text.ts';

const gone = Array.from({ length: 30 }, (_, index) => `gone${index}@mail.example`);
const suppressions = onFile(...gone.map((address) => `${address},hard-bounce`));
const calm: Version = { list: healthyList(200), suppressions };

async function annotations(head: Version | null, options: ReviewOptions = {}) {
  const review = await reviewTexts(calm, head, options);
  return reviewAnnotations(runReview({ base: 'a', head: 'b' }, [review], []));
}

describe('the verdict stands at the first line that the change makes worse', () => {
  test('however many kinds of findings there are', async () => {
    const rows = healthyList(1, 'x@@mail.example,', ...gone.map((address) => `${address},`)).split('\n');
    const list = [...rows.slice(0, 2), ...healthyList(200).split('\n').slice(1, -1), ...rows.slice(2)].join(
      '\n',
    );
    const [verdict, ...others] = await annotations({ list, suppressions });
    const lines = others.map(({ line }) => line);
    expect(verdict).toMatchObject({ level: 'error', file: 'lists/june.csv' });
    expect(verdict?.line).toBe(Math.min(...lines.map(Number)));
    expect(verdict?.line).toBeGreaterThan(1);
  });

  test('at the first line of the list where no line is to blame', async () => {
    const policy = { shrink: { warn: null, fail: 0.1 } };
    const found = await annotations({ list: healthyList(20), suppressions }, { policy });
    expect(found).toMatchObject([{ level: 'error', file: 'lists/june.csv', line: 1 }]);
  });

  test('at no line of a list that is gone', async () => {
    const [verdict] = await annotations(null);
    expect(verdict).toMatchObject({ level: 'warning' });
    expect([verdict?.file, verdict?.line]).toEqual([undefined, undefined]);
  });
});

describe('lines share what the verdict leaves of ten', () => {
  test('one kind gets nine, and the last one tells how many more', async () => {
    const list = healthyList(200, ...gone.map((address) => `${address},`));
    const found = await annotations({ list, suppressions });
    const [verdict, ...lines] = found;
    expect(verdict?.title).toMatch(/^Bounce Gate: /);
    expect(lines).toHaveLength(9);
    expect(new Set(lines.map(({ line }) => line)).size).toBe(9);
    expect(lines.at(-1)?.message).toContain('21 more added lines');
    expect(lines.slice(0, -1).filter(({ message }) => message.includes('more'))).toEqual([]);
  });

  test('several kinds take turns, so that none crowds out another', async () => {
    const bad = Array.from({ length: 3 }, (_, index) => `x${index}@@mail.example,`);
    const list = healthyList(200, ...gone.map((address) => `${address},`), ...bad);
    const [, ...lines] = await annotations({ list, suppressions });
    const counts = Object.values(Object.groupBy(lines, ({ title }) => title)).map((same) => same?.length);
    expect(counts.toSorted()).toEqual([3, 6]);
  });
});
