import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { LedgerHistory } from '../../src/core/ledger/ledger-history.ts';
import { readHistory } from '../../src/core/ledger/read-history.ts';
import { recordFile } from '../../src/io/history/write-records.ts';
import { appendRecords } from '../../src/io/ledger/append-records.ts';
import { readLedger } from '../../src/io/ledger/read-ledger.ts';
import { runActionBundle } from '../bundles/run-action-bundle.ts';
import { exampleOutcome } from '../core/ledger/example-records.ts';
import { branchFiles, inboxRefs } from '../io/ledger/make-ledger.ts';
import { type ServedLedger, serveLedger } from '../io/ledger/use-ledger.ts';
import { gitPath } from '../review-repository.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const token = 'not-a-real-token';
const authorization = `basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`;

async function examples(): Promise<string> {
  const folder = await temporaryFolder();
  await cp('examples', join(folder, 'examples'), { recursive: true });
  return folder;
}

async function runWith(
  ledger: ServedLedger,
  inputs: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string>> = {},
) {
  const given = { config: 'examples/failing.yml', ledger: 'on', 'github-token': token, 'due-within': 'off' };
  return runActionBundle(
    await examples(),
    { ...given, ...inputs },
    {
      ...gitPath,
      GITHUB_SERVER_URL: ledger.server.url,
      GITHUB_REPOSITORY: 'lists.git',
      GITHUB_SHA: 'c'.repeat(40),
      GITHUB_RUN_ID: '4711',
      GITHUB_RUN_ATTEMPT: '1',
      ...env,
    },
  );
}

async function historyOf(ledger: ServedLedger): Promise<LedgerHistory> {
  const read = await readLedger(ledger.place);
  if (read.kind !== 'read') throw new Error(read.kind);
  return readHistory(read.files, read.tip, read.quarantined);
}

describe('the ledger of the workflow', () => {
  test('gets a record of each check, with the token in no argument and no output', async () => {
    const ledger = await serveLedger();
    ledger.server.demand(authorization);
    const run = await runWith(ledger);
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain('Recorded on the ledger.');
    expect(run.stdout + run.stderr + run.report + run.summary).not.toContain(token);
    const { checks, quarantined } = await historyOf(ledger);
    expect(quarantined).toEqual([]);
    expect(checks).toMatchObject([
      {
        campaign: 'autumn-sale',
        verdict: 'fail',
        run: { repository: 'lists.git', id: '4711', event: 'schedule', commit: 'c'.repeat(40) },
      },
    ]);
  });

  test('teaches the next check what happened', async () => {
    const ledger = await serveLedger();
    await runWith(ledger);
    const [check] = (await historyOf(ledger)).checks;
    if (check === undefined) throw new Error('nothing recorded');
    const sentAt = '2026-11-15T09:00:00.000Z';
    await appendRecords(ledger.place, [recordFile(exampleOutcome(check, { hard: 10, sentAt }))]);
    const run = await runWith(ledger);
    const [campaign] = JSON.parse(run.report ?? '').campaigns;
    expect(campaign.history).toMatchObject({ campaigns: 1, leftOut: [], quarantined: 0 });
    expect(campaign.rates.asCommitted.total.expected).toBeLessThan(campaign.history.totalWithout);
    expect((await historyOf(ledger)).checks.at(-1)?.history).toMatchObject({
      campaigns: 1,
      tip: campaign.history.tip,
    });
  });
});

describe('a ledger that is not there, or must not be written', () => {
  test.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, string>>, string]>([
    ['a dry run', { mode: 'dry-run' }, {}, ''],
    ['ledger: read', { ledger: 'read' }, {}, ''],
    ['ledger: off', { ledger: 'off' }, {}, ''],
    ['pull_request_target', {}, { GITHUB_EVENT_NAME: 'pull_request_target' }, 'Not recorded on the ledger'],
  ])('%s writes nothing', async (_what, inputs, env, said) => {
    const ledger = await serveLedger();
    const run = await runWith(ledger, { review: 'off', ...inputs }, env);
    expect(run.stdout).toContain(said);
    expect([...branchFiles(ledger), ...inboxRefs(ledger)]).toEqual([]);
  });

  test('a token that may not write is told, once, and the verdict stands', async () => {
    const ledger = await serveLedger();
    ledger.server.demand('Basic somebody-else');
    const run = await runWith(ledger);
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain('Past sends are not known');
    expect(run.stdout.match(/Not recorded: the token may not write/g)).toHaveLength(1);
  });

  test('a server that is down changes no verdict, and the record is kept beside the report', async () => {
    const ledger = await serveLedger();
    await ledger.server.stop();
    const temporary = await temporaryFolder();
    const run = await runWith(ledger, {}, { RUNNER_TEMP: temporary });
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain('Not recorded yet');
    const { readPending } = await import('../../src/io/ledger/pending-file.ts');
    const pending = await readPending(join(temporary, 'bounce-gate', 'bounce-ledger-pending.json'));
    expect(pending).toMatchObject({ kind: 'read', records: [{}] });
  });
});
