import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { appendRecords } from '../../src/io/ledger/append-records.ts';
import { auditLedger } from '../../src/io/ledger/audit-ledger.ts';
import { compactLedger } from '../../src/io/ledger/compact-ledger.ts';
import { readLedger } from '../../src/io/ledger/read-ledger.ts';
import { makeLedger, recordOf, type TestLedger } from '../../test/io/ledger/make-ledger.ts';

const startMs = Date.parse('2020-01-01T00:00:00Z');
/** Records of about 622 bytes, one commit each, spread over as many days as make 50 a day. */
const recordsPerDay = 50;
const text = 'x'.repeat(540);
const budgetMs = 600_000;

/** The columns of `measureGrowth`; times in seconds, sizes in MB. */
export const growthColumns: readonly string[] = [
  'records',
  'layout',
  'repository',
  'append p50 / max',
  'first read of all',
  'next read, kept folder',
  'newest without history',
  'audit, kept folder',
  'compaction',
];

/** Fills a ledger with so many records and measures it before and after a compaction: two rows of the table. */
export async function measureGrowth(records: number): Promise<readonly (readonly string[])[]> {
  const ledger = await makeLedger();
  try {
    const endMs = await fill(ledger, records);
    ledger.git('repack', '-adq');
    const loose = await measure(ledger, records, endMs);
    const compaction = await timed(async () => {
      const done = await compactLedger(ledger.place, endMs + 40 * 86_400_000, budgetMs);
      if (done.kind !== 'compacted') throw new Error(JSON.stringify(done));
    });
    ledger.git('repack', '-adq');
    const compacted = await measure(ledger, records + appendsMeasured, endMs + 1000);
    return [
      [String(records), 'one file each', ...loose, '-'],
      [String(records), 'closed months in segments', ...compacted, compaction],
    ];
  } finally {
    await ledger.remove();
  }
}

const appendsMeasured = 5;

async function measure(ledger: TestLedger, records: number, endMs: number): Promise<readonly string[]> {
  const size = megabytes(ledger);
  const times: number[] = [];
  for (let index = 0; index < appendsMeasured; index += 1) {
    const at = new Date(endMs + index).toISOString();
    const from = performance.now();
    const done = await appendRecords(ledger.place, [recordOf(records + index, { at, text })], { budgetMs });
    if (done.kind !== 'written') throw new Error(JSON.stringify(done));
    times.push((performance.now() - from) / 1000);
  }
  times.sort((one, other) => one - other);
  const cacheFolder = join(ledger.parent, `cache-${records}`);
  const read = (options: { readonly depth?: 'newest' }) => async () => {
    const done = await readLedger(ledger.place, { cacheFolder, budgetMs, ...options });
    if (done.kind !== 'read' || done.files.length !== records + appendsMeasured) {
      throw new Error(done.kind === 'read' ? `${done.files.length} of ${records}` : JSON.stringify(done));
    }
  };
  return [
    size,
    `${times[2]?.toFixed(2)} / ${times.at(-1)?.toFixed(2)}`,
    await timed(read({})),
    await timed(read({})),
    await timed(read({ depth: 'newest' })),
    await timed(async () => {
      const done = await auditLedger(ledger.place, null, { cacheFolder, budgetMs });
      if (done.kind !== 'audited' || done.edited.count + done.dropped.count > 0) throw new Error('audit');
    }),
  ];
}

async function timed(work: () => Promise<void>): Promise<string> {
  const from = performance.now();
  await work();
  return ((performance.now() - from) / 1000).toFixed(2);
}

/** Writes the commits with one fast-import; gives the moment after the last record. */
async function fill({ folder }: TestLedger, records: number): Promise<number> {
  const args = ['fast-import', '--quiet', '--done', '--date-format=raw'];
  const child = spawn('git', args, { cwd: folder, stdio: ['pipe', 'ignore', 'inherit'] });
  const ended = once(child, 'close');
  const stepMs = 86_400_000 / recordsPerDay;
  for (let number = 0; number < records; number += 1) {
    const atMs = startMs + number * stepMs;
    const { id, path, bytes } = recordOf(number, { at: new Date(atMs).toISOString(), text });
    const head = `commit refs/heads/bounce-ledger\ncommitter Bounce Gate <> ${Math.ceil(atMs / 1000)} +0000\n`;
    const message = `record ${id}\n`;
    const data = `data ${message.length}\n${message}\nM 100644 inline ${path}\ndata ${bytes.length}\n`;
    if (!child.stdin.write(`${head}${data}${Buffer.from(bytes)}\n`)) await once(child.stdin, 'drain');
  }
  child.stdin.end('done\n');
  await ended;
  return startMs + records * stepMs;
}

function megabytes({ folder }: TestLedger): string {
  const kilobytes = execFileSync('du', ['-sk', folder], { encoding: 'utf8' }).split('\t')[0];
  return (Number(kilobytes) / 1024).toFixed(1);
}
