import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import type { BotStore } from '../../../src/io/bot-store/bot-store.ts';
import { openSqliteStore } from '../../../src/io/bot-store/open-sqlite-store.ts';
import { StoreAway } from '../../../src/io/bot-store/store-away.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { sampleCheck, sampleStep, startMs } from './sample-records.ts';

function open(path: string): BotStore {
  const store = openSqliteStore(path);
  onTestFinished(() => store.close());
  return store;
}

test('the file and its folder are made, and only their owner reads them', async () => {
  const path = join(await temporaryFolder(), 'data', 'deep', 'bot.sqlite');
  const store = open(path);
  await store.migrate();
  await store.rememberQuestion('U1', 'C1', 'kept', startMs);
  for (const suffix of ['', '-wal', '-shm']) {
    const { mode } = await stat(path + suffix);
    expect(mode & 0o077, suffix).toBe(0);
  }
  expect((await stat(join(path, '..'))).mode & 0o077).toBe(0);
});

test('what was written is there when it is opened again', async () => {
  const path = join(await temporaryFolder(), 'bot.sqlite');
  const first = open(path);
  await first.migrate();
  await first.applyStep(sampleStep(1, [sampleCheck('autumn-sale', 1)]));
  await first.close();
  const second = open(path);
  await second.migrate();
  expect(await second.position('lists')).toMatchObject({ records: 1 });
});

test.each(['a folder', 'no database', 'a file as folder'])('%s is told as it is opened', async (kind) => {
  const folder = await temporaryFolder();
  const path = join(folder, 'bot.sqlite');
  if (kind === 'a folder') await mkdir(path);
  else await writeFile(path, 'address,reason\n'.repeat(500));
  const place = kind === 'a file as folder' ? join(path, 'bot.sqlite') : path;
  const reason = kind === 'no database' ? 'damaged' : 'unreachable';
  expect(() => openSqliteStore(place)).toThrow(expect.objectContaining({ name: 'Error', reason }));
  expect(() => openSqliteStore(place)).toThrow(StoreAway);
});

test('a write waits for another process to finish, and a question does not wait at all', async () => {
  const path = join(await temporaryFolder(), 'bot.sqlite');
  const store = open(path);
  await store.migrate();
  await store.rememberQuestion('U1', 'C1', 'first', startMs);
  const other = new DatabaseSync(path);
  onTestFinished(() => other.close());
  other.exec('begin immediate');
  const writing = store.rememberQuestion('U1', 'C1', 'second', startMs + 1);
  expect(await store.lastQuestion('U1', 'C1')).toBe('first');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await store.lastQuestion('U1', 'C1')).toBe('first');
  other.exec('commit');
  await writing;
  expect(await store.lastQuestion('U1', 'C1')).toBe('second');
});

test('questions are answered while a large ledger is indexed, and closing waits for its end', async () => {
  const path = join(await temporaryFolder(), 'bot.sqlite');
  const store = open(path);
  await store.migrate();
  const records = Array.from({ length: 950 }, (_, minutes) => sampleCheck(`c-${minutes % 9}`, minutes));
  let isDone = false;
  const applying = store.applyStep(sampleStep(1, records)).then((result) => {
    isDone = true;
    return result;
  });
  let answers = 0;
  while (!isDone) {
    const position = await store.position('lists');
    if (!isDone) expect(position).toBeNull();
    answers += 1;
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(answers).toBeGreaterThan(3);
  expect(await applying).toBe('applied');
  const last = store.applyStep(sampleStep(2, [...records.slice(0, 500), sampleCheck('fair', 999)]));
  await store.close();
  expect(await last).toBe('applied');
});
