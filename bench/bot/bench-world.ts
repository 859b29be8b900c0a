import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CheckRecord } from '../../src/core/ledger/ledger-record.ts';
import { recordId } from '../../src/core/ledger/record-id.ts';
import { type BotWorld, openWorld, type WorldWanted } from '../../test/bot/e2e/bot-world.ts';
import { freshCheck } from '../../test/bot/e2e/fresh-check.ts';

const bundle = process.env.BOT_MAIN ?? fileURLToPath(new URL('../../dist/bot/index.js', import.meta.url));
const source = fileURLToPath(new URL('../../src/bot/main.ts', import.meta.url));

/** What can be run, by name: the source, and the bundle where it was built (`BOT_MAIN` names another one). */
export const mains: readonly (readonly [string, string])[] = [
  ['source', source],
  ...(existsSync(bundle) ? ([['bundle', bundle]] as const) : []),
];

export const bundlePath = existsSync(bundle) ? bundle : null;

const campaigns = 50;
const runs = 20;

/** A world whose ledger has 50 campaigns of 20 runs each. */
export async function benchWorld(wanted: WorldWanted): Promise<BotWorld> {
  const world = await openWorld(wanted);
  const nowMs = Date.now();
  const places = Array.from({ length: campaigns * runs }, (_, place) => place);
  await world.append(
    ...places.map((place) => earlier(place % campaigns, Math.floor(place / campaigns), nowMs)),
  );
  return world;
}

/** One run a day, the last one today. */
function earlier(place: number, number: number, nowMs: number): CheckRecord {
  const atMs = nowMs - (runs - number) * 86_400_000;
  const run = String(number + 1);
  const random = (place * runs + number + 1).toString(16).padStart(8, '0');
  const mark = { atMs, runId: run, attempt: 1, matrix: '00000000', random };
  const verdict = number % 3 === 0 ? 'fail' : 'pass';
  return {
    ...freshCheck(`campaign-${place}`, { run, verdict }),
    id: recordId(mark),
    at: new Date(atMs).toISOString(),
  };
}
