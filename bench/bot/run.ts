import { runFaults } from '../../test/bot/e2e/run-faults.ts';
import { startPostgres } from '../../test/postgres/start-postgres.ts';
import { mains } from './bench-world.ts';
import { commandColumns, measureCommands } from './measure-commands.ts';
import { measureSocket, socketColumns } from './measure-socket.ts';
import { bundleSize, measureStart, startColumns } from './measure-start.ts';

/**
 * `node bench/bot/run.ts` measures everything; words choose parts: commands start socket faults. Prints Markdown tables
 * and ends with 1 when the fault run lost or doubled something. Linux alone.
 */
const known = ['commands', 'start', 'socket', 'faults'];
const words = process.argv.slice(2);
const parts = words.length > 0 ? words : known;
if (parts.some((part) => !known.includes(part))) {
  process.stderr.write(`Parts: ${known.join(' ')}\n`);
  process.exit(2);
}

const print = (cells: readonly string[]) => process.stdout.write(`| ${cells.join(' | ')} |\n`);
const head = (columns: readonly string[]) => {
  process.stdout.write('\n');
  print(columns);
  print(columns.map(() => '---'));
};

if (parts.includes('commands')) {
  for (const [name, main] of mains.slice(-1)) {
    process.stdout.write(`\n${name}\n`);
    head(commandColumns);
    for await (const row of measureCommands(main)) print(row);
  }
}
if (parts.includes('start')) {
  head(startColumns);
  for (const [name, main] of mains) {
    for (const mode of ['http', 'socket'] as const) print(await measureStart(name, main, mode));
  }
  process.stdout.write(`\n${bundleSize()}\n`);
}
if (parts.includes('socket')) {
  head(socketColumns);
  for (const [, main] of mains.slice(-1)) {
    for (const how of ['disconnect', 'cut'] as const) print(await measureSocket(main, how));
  }
}
if (parts.includes('faults')) await tellFaults();

async function tellFaults(): Promise<void> {
  const postgres = await startPostgres();
  if (postgres === null) return;
  const result = await runFaults({
    databaseUrl: await postgres.makeDatabase(),
    seed: 'bench',
    replicas: 3,
    killForMs: 60_000,
    speed: 20,
    settleWithinMs: 60_000,
  });
  await postgres.stop();
  const { kills, cuts, records, posts, unindexed, lost, doubled, stale, unsettled, settledIn } = result;
  head([
    'kills',
    'replies cut',
    'records',
    'posts',
    'not indexed',
    'lost',
    'doubled',
    'stale',
    'left',
    'settled s',
  ]);
  const wrong = [unindexed, lost, doubled, stale].map(({ length }) => length);
  print([kills, cuts, records, posts, ...wrong, unsettled, settledIn.toFixed(1)].map(String));
  if ([...wrong, unsettled].some((count) => count > 0)) process.exitCode = 1;
}
