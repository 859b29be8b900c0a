import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDeliveries } from '../../../src/io/deliveries/open-deliveries.ts';
import { asOfMs, lines } from '../../core/check-text.ts';
import { ledgerOf, type PastSend } from '../../core/delivery/past-sends.ts';
import { makeRepositories, type RepositoryMaker, type TestRepository } from '../git/make-repository.ts';

const path = 'lists/june.csv';
const readers = (from: number, to: number, header = 'email') =>
  lines(header, ...Array.from({ length: to - from }, (_, index) => `reader${from + index}@mail.example`));
const digestOf = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

const first = readers(0, 30);
const second = readers(10, 40);
let made: RepositoryMaker;
let repository: TestRepository;
let commits: { readonly first: string; readonly second: string };

beforeAll(async () => {
  made = await makeRepositories();
  repository = await made.init();
  commits = {
    first: await repository.commit({ [path]: first }),
    second: await repository.commit({ [path]: second }),
  };
  await repository.commit({ [path]: readers(20, 50), 'README.md': 'lists' });
});
afterAll(() => made.remove());

const sentFirst = (): PastSend => ({ daysAgo: 40, digest: digestOf(first), commit: commits.first });
const sentSecond = (): PastSend => ({ daysAgo: 30, digest: digestOf(second), commit: commits.second });

function open(sends: readonly PastSend[], options: Partial<Parameters<typeof openDeliveries>[0]> = {}) {
  const { folder } = repository;
  return openDeliveries({
    folder,
    ledger: ledgerOf(...sends),
    asOfMs,
    emailColumnOf: () => undefined,
    ...options,
  });
}

describe('the lists of past sends', () => {
  test('are read from the commits of their checks', async () => {
    const { deliveries, facts } = await open([sentFirst(), sentSecond()]);
    const bytes = first.length + second.length;
    expect(facts).toEqual({ sends: 2, lists: 2, recipients: 40, bytes, skipped: [] });
    const bits = (index: number) => deliveries?.bits.get(`reader${index}@mail.example`);
    expect([bits(5), bits(15), bits(35), bits(45)]).toEqual([0b10, 0b11, 0b01, undefined]);
  });

  test('are found in the history by their digest where the check has no commit', async () => {
    const { facts } = await open([
      { ...sentFirst(), commit: null },
      { ...sentSecond(), commit: null },
    ]);
    expect(facts).toMatchObject({ sends: 2, lists: 2, recipients: 40, skipped: [] });
  });

  test('are found in the history where the commit is gone or has another version', async () => {
    const { facts } = await open([
      { ...sentFirst(), commit: 'f'.repeat(40) },
      { ...sentSecond(), commit: commits.first },
    ]);
    expect(facts).toMatchObject({ sends: 2, recipients: 40, skipped: [] });
  });

  test('are read once where the same content was sent again', async () => {
    const { facts } = await open([
      sentFirst(),
      { ...sentFirst(), daysAgo: 50 },
      { ...sentFirst(), daysAgo: 60 },
    ]);
    expect(facts).toMatchObject({ sends: 3, lists: 1, bytes: first.length });
  });

  test('that were never committed as they were sent imply nothing', async () => {
    const { facts } = await open([{ ...sentFirst(), digest: digestOf('another') }, sentSecond()]);
    expect(facts).toMatchObject({
      sends: 1,
      recipients: 30,
      skipped: [{ reason: 'list-missing', count: 1 }],
    });
  });

  test('may be compressed, and may name the address column as the policy does', async () => {
    const other = await made.init();
    const packed = gzipSync(readers(0, 25));
    const mapped = readers(0, 25, 'Subscriber');
    const commit = await other.commit({ [path]: packed, 'lists/mapped.csv': mapped });
    const sends = [
      { daysAgo: 30, digest: digestOf(packed), commit },
      { daysAgo: 40, digest: digestOf(mapped), commit, check: { list: 'lists/mapped.csv' } },
    ];
    const { folder } = other;
    const found = await open(sends, { folder, emailColumnOf: () => 'Subscriber' });
    expect(found.facts).toMatchObject({ sends: 1, skipped: [{ reason: 'list-unreadable', count: 1 }] });
    const usual = await open(sends, { folder });
    expect(usual.facts).toMatchObject({ sends: 1, skipped: [{ reason: 'list-unreadable', count: 1 }] });
  });
});

describe('what cannot be read implies nothing', () => {
  const missing = (count: number) => ({
    sends: 0,
    recipients: 0,
    skipped: [{ reason: 'list-missing', count }],
  });

  test('a folder without a history', async () => {
    const { deliveries, facts } = await open([sentFirst(), sentSecond()], { folder: made.folder });
    expect(facts).toEqual({ ...missing(2), lists: 0, bytes: 0 });
    expect(deliveries?.bits.size).toBe(0);
  });

  test('a shallow clone has neither the commits nor the versions', async () => {
    const { folder } = await made.clone(repository, '--depth=1');
    expect((await open([sentFirst(), sentSecond()], { folder })).facts).toMatchObject(missing(2));
  });

  test('but a shallow clone may still have the list that was sent last', async () => {
    const { folder } = await made.clone(repository, '--depth=2');
    const { facts } = await open([sentFirst(), { ...sentSecond(), commit: 'f'.repeat(40) }], { folder });
    expect(facts).toMatchObject({
      sends: 1,
      recipients: 30,
      skipped: [{ reason: 'list-missing', count: 1 }],
    });
  });

  test.each(['../june.csv', '/etc/passwd', '.git/config', 'lists', '--output=x', '(withheld)'])(
    'the path %s',
    async (list) => {
      expect((await open([{ ...sentFirst(), check: { list } }])).facts).toMatchObject(missing(1));
    },
  );

  test('a list that is kept elsewhere, of which git has only a pointer', async () => {
    const other = await made.init();
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${digestOf(first)}\nsize 9\n`;
    const commit = await other.commit({ [path]: pointer });
    const { facts } = await open([{ ...sentFirst(), commit }], { folder: other.folder });
    expect(facts).toMatchObject(missing(1));
  });
});

describe('the budget', () => {
  test('when time is up, what is left is counted as too slow', async () => {
    const { deliveries, facts } = await open([sentFirst(), sentSecond()], { waitMs: 0 });
    expect(facts).toMatchObject({ sends: 0, recipients: 0, skipped: [{ reason: 'too-slow', count: 2 }] });
    expect(deliveries?.bits.size).toBe(0);
  });

  test('the newest sends come first, and a list that is cut off leaves nothing', async () => {
    const { facts } = await open([sentFirst(), sentSecond()], { maxBytes: second.length });
    expect(facts).toMatchObject({ sends: 1, recipients: 30, skipped: [{ reason: 'too-large', count: 1 }] });
  });
});

test('without recorded sends nothing is opened', async () => {
  const { deliveries, facts } = await open([], { folder: join(made.folder, 'nowhere') });
  expect(deliveries).toBeNull();
  expect(facts).toEqual({ sends: 0, lists: 0, recipients: 0, bytes: 0, skipped: [] });
});
