import { appendFileSync } from 'node:fs';
import { appendRecords } from '../../src/io/ledger/append-records.ts';
import { placeAt, recordOf } from '../../test/io/ledger/make-ledger.ts';

/** Writers in one process: each appends records one after the other and logs each as soon as it is acknowledged. */
const [url = '', log = '', first = '0', count = '1', lanes = '1'] = process.argv.slice(2);
const place = placeAt(url);
// because a record of a check has about this size (622 bytes where the layouts were compared)
const text = 'x'.repeat(540);

async function write(from: number): Promise<void> {
  for (let number = from; number < from + Number(count); number += 1) {
    const record = recordOf(number, { at: new Date().toISOString(), text });
    const startMs = performance.now();
    const done = await appendRecords(place, [record]);
    const how = done.kind === 'written' ? done.how : 'pending';
    const refusals = done.kind === 'written' ? done.refusals : [done.reason];
    const row = { id: record.id, how, tries: done.tries, ms: performance.now() - startMs, refusals };
    appendFileSync(log, `${JSON.stringify(row)}\n`);
    process.stdout.write('.');
  }
}

// because whoever is to kill this process has to know when it begins
process.stdout.write('.');
await Promise.all(Array.from({ length: Number(lanes) }, (_, lane) => write(Number(first) + lane * 100)));
