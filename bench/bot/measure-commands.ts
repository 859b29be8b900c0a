import { programOf, startProcess } from '../../test/bot/e2e/bot-process.ts';
import { ada, channel, ready } from '../../test/bot/e2e/bot-world.ts';
import { startPostgres } from '../../test/postgres/start-postgres.ts';
import { commandPayload } from '../../test/slack/fake-payloads.ts';
import type { FakeSlack } from '../../test/slack/fake-slack.ts';
import { benchWorld } from './bench-world.ts';
import { usageOf } from './process-usage.ts';
import { quantile } from './quantile.ts';
import { type LoadResult, prepare, sendLoad } from './send-load.ts';

const warm = 1500;
const measured = 3000;
// because other work on the machine only ever adds, the best part is nearest to the truth
const windows = 5;
const asked = ['240/12000', 'campaign-7', 'why campaign-7', 'help'];

export const commandColumns = [
  'what',
  'CPU a command ms, least of 5',
  'times the floor',
  'one after the other p50 / p99 ms',
  '10 at once p50 / p99 ms',
  'a second at 10, most of 5',
  'RSS MB after',
] as const;

/** Who is asked: the address, the process, and the secret its requests are signed with. */
interface Asked {
  readonly name: string;
  readonly url: string;
  readonly pid: number;
  readonly text: string;
}

interface Measured {
  readonly cpuMs: number;
  readonly row: readonly string[];
}

/** Measures the floor, then the bot with SQLite and with PostgreSQL, in one run; one row each. */
export async function* measureCommands(main: string): AsyncGenerator<readonly string[]> {
  const world = await benchWorld({ mode: 'http', main });
  const postgres = await startPostgres();
  try {
    const floor = startProcess(
      {},
      { main: programOf('../../../bench/bot/floor.ts'), args: [world.slack.signingSecret] },
    );
    const { port } = await floor.told('started');
    const url = `http://127.0.0.1:${port}/`;
    const least = await measure(world.slack, { name: 'floor', url, pid: floor.pid, text: '240/12000' });
    await floor.end('SIGKILL');
    yield [...least.row.slice(0, 2), '1', ...least.row.slice(2)];
    const databases = [
      ['', {}],
      ...(postgres === null ? [] : [[' (PostgreSQL)', { DATABASE_URL: await postgres.makeDatabase() }]]),
    ] as const;
    for (const [mark, env] of databases) {
      const bot = await world.start(env as Readonly<Record<string, string>>);
      await ready(bot);
      for (const text of mark === '' ? asked : asked.slice(0, 2)) {
        const { cpuMs, row } = await measure(world.slack, {
          name: `${text}${mark}`,
          url: bot.slackUrl,
          pid: bot.pid,
          text,
        });
        yield [...row.slice(0, 2), (cpuMs / least.cpuMs).toFixed(1), ...row.slice(2)];
      }
      await bot.end('SIGTERM');
    }
  } finally {
    await postgres?.stop();
    await world.close();
  }
}

async function measure(slack: FakeSlack, { name, url, pid, text }: Asked): Promise<Measured> {
  const requests = (count: number) =>
    prepare(
      Array.from({ length: count }, () => commandPayload(slack, text, { user: ada, channel })),
      slack.signingSecret,
    );
  await sendLoad(url, requests(warm), 10);
  const single = await sendLoad(url, requests(measured / 3), 1);
  const loads: LoadResult[] = [];
  const cpus: number[] = [];
  for (let count = 0; count < windows; count += 1) {
    const prepared = requests(measured / windows);
    const before = usageOf(pid).cpuMs;
    loads.push(await sendLoad(url, prepared, 10));
    cpus.push((usageOf(pid).cpuMs - before) / prepared.length);
  }
  const cpuMs = Math.min(...cpus);
  const rates = loads.map(({ latenciesMs: { length }, seconds }) => length / seconds);
  return {
    cpuMs,
    row: [
      name,
      cpuMs.toFixed(2),
      latencies(single.latenciesMs),
      latencies(loads.flatMap(({ latenciesMs }) => latenciesMs)),
      Math.max(...rates).toFixed(0),
      usageOf(pid).rssMb.toFixed(0),
    ],
  };
}

function latencies(values: readonly number[]): string {
  return `${quantile(values, 0.5).toFixed(2)} / ${quantile(values, 0.99).toFixed(2)}`;
}
