import { Readable } from 'node:stream';
import { runRecord } from '../../src/cli/record.ts';
import type { CampaignResult } from '../../src/core/campaign-result.ts';
import { checkRecordOf } from '../../src/core/ledger/check-record.ts';
import type { LedgerHistory } from '../../src/core/ledger/ledger-history.ts';
import type { CheckRecord, LedgerRecord } from '../../src/core/ledger/ledger-record.ts';
import { locateGitFolder } from '../../src/io/git/locate-git-folder.ts';
import { fetchHistory } from '../../src/io/history/open-history.ts';
import { newRecordId, writeRecords } from '../../src/io/history/write-records.ts';
import { openOutcomeLedger } from '../../src/io/open-outcome-ledger.ts';
import { runChecks } from '../../src/io/run-checks.ts';
import type { RepositoryMaker, TestRepository } from '../io/git/make-repository.ts';
import { makeLedger, type TestLedger } from '../io/ledger/make-ledger.ts';
import { type CliRun, runOnTerminal } from './fake-terminal.ts';

/** Long past, so that commits that are made now are always later; four days after the send. */
export const nowMs = Date.UTC(2024, 4, 21, 12);
export const checkedMs = Date.UTC(2024, 4, 17, 8);

const policy = `suppressions: [suppressions.csv]
policy: { reserved-domains: allow }
sources: { web: single-opt-in, fair: event }
campaigns:
  june:
    list: list.csv
`;

/** People of a list by their number; the first ten are on file as bounced. */
export function person(number: number): string {
  return `person${number}@mail.example`;
}

const rows = Array.from(
  { length: 300 },
  (_, row) => `${person(row)},${row % 3 === 0 ? 'web' : 'fair'},2024-05-01`,
);

export const sampleFiles = {
  '.github/bounce-gate.yml': policy,
  'list.csv': `${['email,source,last_delivered_at', ...rows].join('\n')}\n`,
  'suppressions.csv': suppressionsOf(10),
} as const;

/** A suppression file of the first people of the list. */
export function suppressionsOf(people: number): string {
  const onFile = Array.from({ length: people }, (_, row) => `${person(row)},hard-bounce,2024-05-02`);
  return `${['email,reason,created_at', ...onFile].join('\n')}\n`;
}

/** A checkout with a ledger on a server that it calls origin, and the commands in it. */
export interface RecordRepository {
  readonly checkout: TestRepository;
  readonly ledger: TestLedger;
  readonly run: (...args: readonly string[]) => ReturnType<typeof runOnTerminal>;
  /** Runs `record` with a ledger that is given up soon. */
  readonly runHasty: (...args: readonly string[]) => Promise<CliRun>;
  /** Checks the campaign as it lies and records that, as the Action does. */
  readonly check: (change?: Partial<CheckRecord>) => Promise<CheckRecord>;
  readonly write: (...records: readonly LedgerRecord[]) => Promise<void>;
  readonly history: () => Promise<LedgerHistory>;
}

/** Makes a committed campaign with an empty ledger. */
export async function makeRecordRepository(made: RepositoryMaker): Promise<RecordRepository> {
  const checkout = await made.init();
  const ledger = await makeLedger();
  checkout.git('remote', 'add', 'origin', `file://${ledger.folder}`);
  await checkout.commit(sampleFiles);
  const write = async (...records: readonly LedgerRecord[]) => {
    const written = await writeRecords(ledger.place, records, { nowMs });
    if (written.kind !== 'written') throw new Error(written.reason);
  };
  return {
    checkout,
    ledger,
    write,
    run: (...args) => runOnTerminal(args, { cwd: checkout.folder, nowMs }),
    runHasty: (...args) => runHasty(args, checkout.folder, ledger),
    check: async (change = {}) => {
      const record = {
        ...recordOf(await resultIn(checkout.folder), checkout.git('rev-parse', 'HEAD')),
        ...change,
      };
      await write(record);
      return record;
    },
    history: async () => {
      const opened = await fetchHistory(ledger.place);
      if (opened.kind !== 'read') throw new Error(opened.kind);
      return opened.history;
    },
  };
}

async function runHasty(args: readonly string[], cwd: string, { place }: TestLedger): Promise<CliRun> {
  const written = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof written) => ({
    write: (text: string): boolean => {
      written[name] += text;
      return true;
    },
  });
  const terminal = {
    env: {},
    cwd,
    nowMs,
    stdin: Readable.from([]),
    stdout: stream('stdout'),
    stderr: stream('stderr'),
  };
  const checkout = (await locateGitFolder(cwd)) ?? null;
  const options = { place, checkout, folder: cwd };
  // because only writing is tried again until its time is over, reading may take as long as a busy machine needs
  const { append } = openOutcomeLedger({ ...options, budgetMs: 2000 });
  const open = async () => ({ ...openOutcomeLedger(options), append });
  const exitCode = await runRecord(args.slice(1), terminal, open);
  return { exitCode, ...written };
}

function recordOf(result: CampaignResult, commit: string): CheckRecord {
  const run = { repository: 'acme/lists', commit, id: '1', attempt: 1, event: 'push' };
  return checkRecordOf(result, { id: newRecordId(checkedMs), atMs: checkedMs, tool: '0.1.0', run }, null);
}

async function resultIn(folder: string): Promise<CampaignResult> {
  const shown = '.github/bounce-gate.yml';
  const { campaigns } = await runChecks({
    policy: { shown, path: `${folder}/${shown}` },
    campaigns: [],
    list: null,
    suppressions: [],
    emailColumn: null,
    limits: {},
    workspace: { folder, confined: false },
    asOfMs: checkedMs,
    nowMs: checkedMs,
  });
  const [result] = campaigns;
  if (result === undefined) throw new Error('nothing was checked');
  return result;
}
