import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { PackingThreads } from '../../../src/io/parallel/packing-threads.ts';
import { checkText } from '../../core/check-text.ts';

/** Rows of all kinds: plain, in quotes, over several lines, with something to tell, twice. */
function rowOf(index: number): string {
  const address = `reader.${index % 9500}@${index % 3 === 0 ? 'gmail.com' : `firm-${index % 40}.example`}`;
  if (index % 97 === 0) return `"${address}","a ""web""",2026-05-0${1 + (index % 9)}`;
  if (index % 89 === 0) return `${address},"two\nlines",`;
  if (index % 83 === 0) return `info@firm-${index}.example,web,someday`;
  return `${address},${index % 2 === 0 ? 'web' : 'shop'},2026-05-0${1 + (index % 9)}`;
}

const list = `email,source,last_delivered_at\n${Array.from({ length: 12_000 }, (_, index) => `${rowOf(index)}\n`).join('')}`;
const onFile = Array.from(
  { length: 9000 },
  (_, index) => `reader.${index * 7}@gmail.com,unsubscribe,2026-05-01\n`,
);
const suppressions = { 'a.csv': `email,reason,created_at\n${onFile.join('')}` };
const options = { suppressions, sizes: [65_536] };

/** Waits until the threads run; a thread that never does is seen by the test's own limit. */
async function started(threads: PackingThreads): Promise<PackingThreads> {
  while (!threads.isReady) await sleep(5);
  return threads;
}

async function withThreads<Result>(
  count: number,
  entry: string | null,
  run: (threads: PackingThreads) => Promise<Result>,
) {
  const url = entry === null ? undefined : new URL(entry, import.meta.url);
  const threads = new PackingThreads(count, url);
  try {
    return await run(await started(threads));
  } finally {
    await threads.close();
  }
}

test.each([1, 2, 3])('%i threads lead to what one thread leads to', async (count) => {
  const alone = await checkText(list, options);
  expect(alone.counts).toMatchObject({ rows: 12_000 });
  expect(await withThreads(count, null, (threads) => checkText(list, { ...options, threads }))).toEqual(
    alone,
  );
});

test('threads that have not started leave everything to who waits for nobody', async () => {
  const threads = new PackingThreads(2);
  const unstarted = { isReady: false, open: threads.open.bind(threads) };
  expect(await checkText(list, { ...options, threads: unstarted })).toEqual(await checkText(list, options));
  await threads.close();
});

test.each([
  ['ends', './dying-thread.ts', /ended with 0/],
  ['throws', './throwing-thread.ts', /nobody expected this/],
])('a thread that %s is an error, and nothing is judged', async (_, entry, message) => {
  const check = withThreads(2, entry, (threads) => checkText(list, { ...options, threads }));
  await expect(check).rejects.toThrow(message);
});
