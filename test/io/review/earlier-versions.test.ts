import { describe, expect, test } from 'vitest';
import { earlierVersions, type LookBackLimits } from '../../../src/io/review/earlier-versions.ts';
import { calmFiles, lists, makeChange, repositories } from '../../review-repository.ts';
import { sampleList, sampleRows } from '../../sample-campaign.ts';
import type { TestRepository } from '../git/make-repository.ts';
import { commitOf, openReader } from '../git/open-reader.ts';
import { reviewIn } from './review-in.ts';

/** The content of the versions that are looked at, and why there are no more. */
async function versionsOf(repository: TestRepository, limits?: LookBackLimits) {
  const reader = await openReader(repository.folder);
  const head = await commitOf(reader, 'HEAD');
  const { versions, end } = earlierVersions(reader, head, 'list.csv', limits);
  const texts: string[] = [];
  for await (const { chunks, problem } of versions) {
    let text = '';
    for await (const chunk of chunks) text += Buffer.from(chunk).toString();
    texts.push(problem() === undefined ? text : 'broken');
  }
  return { texts, end: end() };
}

async function history(...texts: readonly string[]): Promise<TestRepository> {
  const repository = await repositories.init();
  for (const text of texts) await repository.commit({ 'list.csv': text });
  return repository;
}

describe('the earlier versions of a list', () => {
  test('are those with other content, newest first, each once', async () => {
    const repository = await history('a', 'b', 'a', 'c', 'b', 'now');
    expect(await versionsOf(repository)).toEqual({ texts: ['b', 'c', 'a'], end: 'start' });
  });

  test('leave out the one that is there now, wherever it was before', async () => {
    const repository = await history('now', 'a', 'now');
    expect(await versionsOf(repository)).toEqual({ texts: ['a'], end: 'start' });
  });

  test('go over a time when the list was not there', async () => {
    const repository = await history('a', 'b');
    repository.git('rm', '--quiet', 'list.csv');
    await repository.commit();
    await repository.commit({ 'list.csv': 'now' });
    expect((await versionsOf(repository)).texts).toEqual(['b', 'a']);
  });

  test('are 20 at most unless told, which is said', async () => {
    const numbers = Array.from({ length: 23 }, (_, index) => String(index));
    const repository = await history(...numbers);
    const { texts, end } = await versionsOf(repository);
    expect([texts.length, texts[0], texts.at(-1), end]).toEqual([20, '21', '2', 'limit']);
    expect(await versionsOf(repository, { versions: 2, waitMs: 60_000 })).toEqual({
      texts: ['21', '20'],
      end: 'limit',
    });
    expect((await versionsOf(repository, { versions: 22, waitMs: 60_000 })).end).toBe('start');
  });

  test('are none where there is no time', async () => {
    const repository = await history('a', 'b', 'now');
    expect(await versionsOf(repository, { versions: 20, waitMs: 0 })).toEqual({ texts: [], end: 'time' });
  });

  test('break off where the time is up while one is read', async () => {
    const long = (letter: string) => letter.repeat(1 << 20);
    const reader = await openReader((await history(long('a'), long('b'), 'now')).folder);
    const head = await commitOf(reader, 'HEAD');
    const { versions, end } = earlierVersions(reader, head, 'list.csv', { versions: 20, waitMs: 400 });
    let bytes = 0;
    for await (const { chunks } of versions) {
      for await (const chunk of chunks) {
        bytes += chunk.length;
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    }
    expect(bytes).toBeLessThan(1 << 20);
    expect(end()).toBe('time');
  });

  test('end with what a shallow clone has', async () => {
    const repository = await history('a', 'b', 'c', 'now');
    const shallow = await repositories.clone(repository, '--depth', '2');
    expect(await versionsOf(shallow)).toEqual({ texts: ['c'], end: 'shallow' });
  });
});

test('recipients who were removed ten versions ago and come back are told', async () => {
  const { repository } = await makeChange(calmFiles, {});
  repository.git('checkout', '--quiet', 'main');
  for (let count = 50; count < 60; count += 1)
    await repository.commit({ 'list.csv': sampleList(...sampleRows(count)).replaceAll('person4', 'guest') });
  repository.git('checkout', '--quiet', '-B', 'change');
  await repository.commit({ 'list.csv': lists.pass });
  const { reviews } = await reviewIn(repository);
  expect(reviews[0]).toMatchObject({
    lookedBack: { versions: 10, end: 'start' },
    reasons: [{ code: 'recipients-returned', measured: 12 }],
  });
});
