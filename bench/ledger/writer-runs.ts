import { foldInbox } from '../../src/io/ledger/fold-inbox.ts';
import { type ServerFaults, startGitServer } from '../../test/io/ledger/git-server.ts';
import { makeLedger, placeAt } from '../../test/io/ledger/make-ledger.ts';
import { judgeLedger, percentile, triesOf } from './judge-ledger.ts';
import { runWriters } from './run-writers.ts';

/** A run of many writers against one server. */
export interface WriterRun {
  readonly name: string;
  readonly writers: number;
  readonly records: number;
  readonly lanes?: number;
  readonly kills?: number;
  readonly faults?: Partial<ServerFaults>;
}

const tenPercent = { dropRequest: 0.1, dropAnswer: 0.1, unavailable: 0.1, killPush: 0.1 };

/** The runs of LEDGER.md's harness, by the word that chooses them. */
export const writerRuns: Readonly<Record<string, WriterRun>> = {
  alone: { name: '1 x 10', writers: 1, records: 10 },
  'alone-slow': { name: '1 x 10, 150 ms a request', writers: 1, records: 10, faults: { delayMs: 150 } },
  '8x10': { name: '8 x 10', writers: 8, records: 10 },
  '20x25': { name: '20 x 25', writers: 20, records: 25 },
  '20x1': { name: '20 x 1, 150 ms a request', writers: 20, records: 1, faults: { delayMs: 150 } },
  '100x1': { name: '100 x 1', writers: 100, records: 1, lanes: 10 },
  faults: { name: '6 x 25, four faults of 10 %', writers: 6, records: 25, faults: tenPercent },
  kills: { name: '48 writers killed', writers: 4, records: 12, kills: 48 },
};

/** Runs it, folds what is left, and gives one row of the table. */
export async function measureWriters(run: WriterRun): Promise<readonly string[]> {
  const ledger = await makeLedger();
  const server = await startGitServer(ledger.parent);
  const url = `${server.url}/lists.git`;
  try {
    server.setFaults(run.faults ?? {});
    const result = await runWriters({ ...run, url, folder: ledger.parent });
    server.setFaults({});
    const verdict = judgeLedger(ledger, result);
    while ((await foldInbox(placeAt(url))).kind === 'folded');
    const folded = judgeLedger(ledger, result);
    const ms = result.appends.map((append) => append.ms);
    const tries = triesOf(result.appends);
    const seconds = (share: number) => (percentile(ms, share) / 1000).toFixed(2);
    return [
      run.name,
      `${verdict.lost + folded.lost} of ${verdict.acknowledged}`,
      String(verdict.duplicates + folded.duplicates),
      String(verdict.pending),
      String(verdict.unacknowledged),
      `${tries.mean.toFixed(2)} / ${tries.max}`,
      seconds(0.5),
      seconds(0.95),
      seconds(1),
      (verdict.acknowledged / result.seconds).toFixed(1),
      String(folded.commits),
      String(folded.inInbox),
      verdict.fsck === 'clean' ? folded.fsck : verdict.fsck,
    ];
  } finally {
    await server.stop();
    await ledger.remove();
  }
}

/** The columns of `measureWriters`; times in seconds. */
export const writerColumns: readonly string[] = [
  'run',
  'lost',
  'twice',
  'pending',
  'there, not told',
  'tries mean / max',
  'p50',
  'p95',
  'max',
  'records/s',
  'commits',
  'left in inbox',
  'fsck',
];
