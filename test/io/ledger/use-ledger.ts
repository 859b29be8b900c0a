import { onTestFinished } from 'vitest';
import type { LedgerClock } from '../../../src/io/ledger/ledger-clock.ts';
import type { LedgerPlace } from '../../../src/io/ledger/ledger-place.ts';
import { readLedger } from '../../../src/io/ledger/read-ledger.ts';
import { type GitServer, startGitServer } from './git-server.ts';
import { makeLedger, placeAt, type TestLedger } from './make-ledger.ts';

/** A ledger that goes when the test is over. */
export async function useLedger(): Promise<TestLedger> {
  const ledger = await makeLedger();
  onTestFinished(ledger.remove);
  return ledger;
}

/** A ledger behind a server, and its address there. */
export interface ServedLedger extends TestLedger {
  readonly server: GitServer;
  readonly http: LedgerPlace;
}

/** A ledger behind a server; both go when the test is over. */
export async function serveLedger(): Promise<ServedLedger> {
  const ledger = await makeLedger();
  const server = await startGitServer(ledger.parent);
  onTestFinished(async () => {
    await server.stop();
    await ledger.remove();
  });
  return { ...ledger, server, http: placeAt(`${server.url}/lists.git`) };
}

/** A clock that stands at a moment and whose pauses take no time. */
export function clockAt(iso: string): LedgerClock {
  return { nowMs: () => Date.parse(iso), sleep: async () => undefined, random: () => 0.5 };
}

/** The ids that a reader finds, in their order. */
export async function idsOf(place: LedgerPlace): Promise<readonly string[]> {
  const read = await readLedger(place);
  if (read.kind !== 'read') throw new Error(JSON.stringify(read));
  return read.files.map(({ id }) => id);
}
