import { once } from 'node:events';
import { createReadStream, createWriteStream, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { runCli } from '../../src/cli/run-cli.ts';

/**
 * Measures how long `suppress` takes for many events, and what memory it needs: node bench/bounces/many-events.ts [EVENTS] [log]
 *
 * A dump of SendGrid's webhook, or with `log` a log of Postfix: 90 % deliveries, 4 % hard and 4 % soft bounces, 2 %
 * refusals, half as many recipients as events. Then the same once more, which must change nothing. Because machines
 * differ and other jobs run beside it, it is told in time of the processor, and as a multiple of a baseline in the same
 * run: splitting the file into lines with Node's readline, and JSON.parse of each line of a dump.
 */
const total = Number(process.argv[2] ?? 1_000_000);
const isLog = process.argv[3] === 'log';
const replies = ['550 5.1.1 user unknown', '552 5.2.2 mailbox full', '554 5.7.1 blocked using a block list'];
const start = Date.UTC(2026, 8, 1);

const folder = await mkdtemp(join(tmpdir(), 'many-events-'));
try {
  const path = join(folder, isLog ? 'mail.log' : 'events.ndjson');
  const megabytes = (await writeEvents(path)) / 1e6;
  const baseline = await readPlainly(path);
  const first = await suppress(path);
  const lines = readFileSync(join(folder, 'all.csv'), 'utf8');
  const again = await suppress(path);
  const isSame = readFileSync(join(folder, 'all.csv'), 'utf8') === lines;
  const peak = process.resourceUsage().maxRSS / 1024;
  const times = (seconds: number): string =>
    `${seconds.toFixed(1)} s (${(seconds / baseline).toFixed(1)} times the baseline)`;
  process.stdout.write(
    `${first.told}
${total.toLocaleString('en')} events, ${megabytes.toFixed(0)} MB, in seconds of the processor
baseline: ${baseline.toFixed(1)} s
suppress: ${times(first.seconds)}
the same again: ${times(again.seconds)}, ${isSame ? 'no change' : 'A CHANGE'}
at most ${peak.toFixed(0)} MB of memory
`,
  );
} finally {
  await rm(folder, { recursive: true });
}

async function writeEvents(path: string): Promise<number> {
  const file = createWriteStream(path);
  for (let index = 0; index < total; index += 1000) {
    let text = '';
    for (let each = index; each < Math.min(index + 1000, total); each += 1) text += `${eventOf(each)}\n`;
    if (!file.write(text)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'close');
  return file.bytesWritten;
}

function eventOf(index: number): string {
  const chance = (index * 7919) % 100;
  const reply = chance < 90 ? '' : replies[chance < 94 ? 0 : chance < 98 ? 1 : 2];
  const to = `recipient-${(index * 31) % (total / 2)}@mail-${index % 500}.example`;
  const atMs = start + (index % 60) * 86_400_000;
  if (isLog) return logLine(index, to, { atMs, reply: reply ?? '' });
  return JSON.stringify({
    email: to,
    timestamp: atMs / 1000,
    event: reply === '' ? 'delivered' : 'bounce',
    sg_event_id: `event-${index}`,
    sg_message_id: `message-${index}`,
    ...(reply === '' ? { response: '250 OK' } : { type: 'bounce', reason: reply }),
  });
}

function logLine(index: number, to: string, { atMs, reply }: { atMs: number; reply: string }): string {
  const time = new Date(atMs).toISOString();
  const how =
    reply === '' ? 'dsn=2.0.0, status=sent (250 OK)' : `dsn=5.0.0, status=bounced (host mx said: ${reply})`;
  return `${time} mx postfix/smtp[592]: Q${index.toString(36).toUpperCase().padStart(8, '0')}: to=<${to}>, relay=mx.example[192.0.2.1]:25, delay=5.5, delays=0.09/0/0.43/5, ${how}`;
}

/** Seconds of the processor for reading the file with what Node has, and nothing more. */
async function readPlainly(path: string): Promise<number> {
  const before = process.cpuUsage().user;
  let events = 0;
  for await (const line of createInterface({ input: createReadStream(path) })) {
    events += isLog || JSON.parse(line).email !== '' ? 1 : 0;
  }
  if (events !== total) throw new Error(`${events} events`);
  return (process.cpuUsage().user - before) / 1e6;
}

async function suppress(path: string): Promise<{ seconds: number; told: string }> {
  let told = '';
  const before = process.cpuUsage().user;
  const exitCode = await runCli(['suppress', path, '--output', 'all.csv'], {
    env: {},
    cwd: folder,
    nowMs: Date.UTC(2026, 10, 22),
    stdin: process.stdin,
    stdout: {
      write: (text) => {
        told += text;
        return true;
      },
    },
    stderr: process.stderr,
  });
  if (exitCode !== 0) throw new Error(`exit ${exitCode}`);
  return { seconds: (process.cpuUsage().user - before) / 1e6, told };
}
