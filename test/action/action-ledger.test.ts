import { describe, expect, test } from 'vitest';
import { openActionLedger, recordedSentence } from '../../src/action/action-ledger.ts';
import type { LedgerReason } from '../../src/core/ledger/ledger-reason.ts';
import { recordFile } from '../../src/io/history/write-records.ts';
import { appendRecords } from '../../src/io/ledger/append-records.ts';
import { asOfMs, checkText, healthyHeader, healthyRows, lines } from '../core/check-text.ts';
import { exampleCheck, exampleOutcome } from '../core/ledger/example-records.ts';
import { serveLedger } from '../io/ledger/use-ledger.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const result = await checkText(lines(healthyHeader, ...healthyRows(200)));
const check = exampleCheck(result, asOfMs);

async function openFrom(serverUrl: string, actor?: string) {
  const env = {
    GITHUB_SERVER_URL: serverUrl,
    GITHUB_REPOSITORY: 'lists.git',
    GITHUB_SHA: 'c'.repeat(40),
    GITHUB_RUN_ID: '4711',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_ACTOR: actor,
  };
  return openActionLedger(env, { token: 'none', folder: await temporaryFolder() });
}

async function actorOf(actor: string | undefined): Promise<string | undefined> {
  const { server } = await serveLedger();
  const opened = await openFrom(server.url, actor);
  expect(opened?.origin).toMatchObject({ id: '4711', event: 'push' });
  return opened?.origin?.actor;
}

test('a record tells who started the run', async () => {
  expect(await actorOf('octo-ada')).toBe('octo-ada');
});

test.each([undefined, '', 'ada@mail.example', 'a b'])(
  'an actor that is no login (%s) is left out',
  async (actor) => {
    expect(await actorOf(actor)).toBeUndefined();
  },
);

describe('past sends', () => {
  test('are known where they are on the ledger', async () => {
    const { server, place } = await serveLedger();
    await appendRecords(place, [recordFile(check), recordFile(exampleOutcome(check, { hard: 60 }))]);
    const opened = await openFrom(server.url);
    expect(opened?.history?.sends.map(({ outcome }) => outcome.hard)).toEqual([60]);
    expect(opened?.said).toEqual([]);
  });

  test('are none where the ledger has not begun, and nothing is said of it', async () => {
    const { server } = await serveLedger();
    expect(await openFrom(server.url)).toMatchObject({ history: null, said: [] });
  });

  test('are not known where the ledger cannot be reached, which is said', async () => {
    const opened = await openFrom('http://127.0.0.1:1');
    expect(opened?.history).toBeNull();
    expect(opened?.said).toEqual([
      expect.stringMatching(/^Past sends are not known: .+\. The verdict is that of the list alone\.$/),
    ]);
  });

  test('are not asked for where the repository has no address', async () => {
    expect(await openFrom('no address')).toBeNull();
  });
});

describe('the log says of recording', () => {
  const kept = (reason: LedgerReason, file: string | null = null) =>
    recordedSentence({ kind: 'kept', reason, file });

  test('that it was done', () => {
    expect(recordedSentence({ kind: 'written' })).toBe('Recorded on the ledger.');
  });

  test.each<LedgerReason>(['unauthorized', 'refused'])(
    'which permission it takes, where the token is %s',
    (reason) => {
      expect(kept(reason)).toContain('contents: write');
    },
  );

  test('why it was not, and where the record is kept if it is', () => {
    expect(kept('unavailable')).toBe('Not recorded yet: the server did not answer; try again.');
    expect(kept('unavailable', 'pending.ndjson')).toContain('kept in pending.ndjson beside the report');
  });
});
