import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { BotLedger } from '../../../src/bot/bot-context.ts';
import { checkLedgers } from '../../../src/bot/doctor/check-ledgers.ts';
import type { BotStore } from '../../../src/io/bot-store/bot-store.ts';
import { openSqliteStore } from '../../../src/io/bot-store/open-sqlite-store.ts';
import { checkAt } from '../../core/notify/campaign-records.ts';
import { write } from '../../io/bot-ledger/follow-samples.ts';
import { tipOf } from '../../io/bot-store/sample-records.ts';
import { useLedger } from '../../io/ledger/use-ledger.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

interface Wanted {
  readonly hasBranch: boolean;
  readonly trouble?: 'rewritten';
  readonly isIndexed: boolean;
}

async function looked({ hasBranch, trouble, isIndexed }: Wanted) {
  const remote = await useLedger();
  if (hasBranch) await write(remote, checkAt(0));
  const folder = await temporaryFolder();
  const store: BotStore = openSqliteStore(join(folder, 'bot.sqlite'));
  onTestFinished(store.close);
  await store.migrate();
  const to = { tip: tipOf(1), waiting: '', quarantined: 0 };
  const step = { ledger: 'main', from: null, to, records: [checkAt(0)], posts: [], nowMs: 0 };
  if (isIndexed) await store.applyStep(step);
  if (trouble !== undefined) await store.setTrouble('main', trouble);
  const ledger: BotLedger = {
    name: 'main',
    remote: remote.place.remote.url,
    branch: remote.place.branch,
    tokenVariable: null,
    repository: null,
    workflow: null,
    ref: 'main',
    place: remote.place,
    cacheFolder: folder,
  };
  return (await checkLedgers({ ledgers: [ledger], store }, true))[0];
}

describe('a ledger', () => {
  test.each<[string, Wanted, object]>([
    [
      'that is there and indexed is well',
      { hasBranch: true, isIndexed: true },
      { state: 'well', args: { records: 1 } },
    ],
    [
      'that was rewritten is wrong',
      { hasBranch: true, isIndexed: true, trouble: 'rewritten' },
      { state: 'wrong', args: { reason: 'rewritten' } },
    ],
    [
      'whose branch is gone is wrong',
      { hasBranch: false, isIndexed: true },
      { state: 'wrong', args: { reason: 'missing' } },
    ],
    [
      'that has no branch yet is told as new',
      { hasBranch: false, isIndexed: false },
      { state: 'well', args: { reason: 'new' } },
    ],
  ])('%s', async (_, wanted, told) => {
    expect(await looked(wanted)).toMatchObject(told);
  });
});
