import { setTimeout as pause } from 'node:timers/promises';
import { ada, channel, openWorld, ready } from '../../test/bot/e2e/bot-world.ts';
import { freshCheck } from '../../test/bot/e2e/fresh-check.ts';
import { commandPayload } from '../../test/slack/fake-payloads.ts';
import type { FakeSlack } from '../../test/slack/fake-slack.ts';
import { quantile } from './quantile.ts';

const renewals = 8;
// because a line that lives for less than 5 s is taken for a bad one, and opened again later each time
const betweenMs = 3000;
const everyMs = 10;

export const socketColumns = [
  'connection taken away by',
  'times',
  'commands',
  'not acknowledged',
  'nor answered later',
  'answer p50 / p99 / max ms',
  'longest without an answer ms',
] as const;

/** Takes connections of Socket Mode away, one at a time, while commands come every 10 ms on those that are open. */
export async function measureSocket(main: string, how: 'disconnect' | 'cut'): Promise<readonly string[]> {
  const world = await openWorld({ mode: 'socket', main });
  const { slack } = world;
  try {
    await world.append(freshCheck('june'));
    const bot = await world.start();
    await ready(bot);
    await slack.socket.opened(2);
    const answers: Answer[] = [];
    const asking: Promise<void>[] = [];
    const over = new AbortController();
    const renewing = takeAway(slack, how).then(() => over.abort());
    for (let count = 0; !over.signal.aborted; count += 1) {
      const connection = count % Math.max(1, slack.socket.connections());
      const payload = commandPayload(slack, 'june', { user: ada, channel });
      const asked = slack.socket.envelope(payload, { connection });
      asking.push(
        asked.then(({ ms, acked }) => {
          const later = [...slack.state.responseUrls.values()].some(
            ({ url, bodies }) => url === payload.response_url && bodies.length > 0,
          );
          answers.push({ atMs: performance.now(), ms, acked, later: !acked && later });
        }),
      );
      await pause(everyMs);
    }
    await Promise.all([renewing, ...asking]);
    const acked = answers.filter((answer) => answer.acked);
    const times = acked.map(({ ms }) => ms);
    const moments = acked.map(({ atMs }) => atMs).toSorted((one, other) => one - other);
    const gaps = moments.slice(1).map((atMs, place) => atMs - (moments[place] ?? atMs));
    return [
      how === 'cut' ? 'a reset' : 'a message of Slack',
      String(renewals),
      String(answers.length),
      String(answers.length - acked.length),
      String(answers.filter(({ acked, later }) => !acked && !later).length),
      [0.5, 0.99, 1].map((share) => quantile(times, share).toFixed(1)).join(' / '),
      Math.max(...gaps).toFixed(0),
    ];
  } finally {
    await world.close();
  }
}

interface Answer {
  readonly atMs: number;
  readonly ms: number;
  readonly acked: boolean;
  /** Answered by the response URL, since the connection was gone. */
  readonly later: boolean;
}

async function takeAway({ socket }: FakeSlack, how: 'disconnect' | 'cut'): Promise<void> {
  for (let count = 0; count < renewals; count += 1) {
    await pause(betweenMs);
    if (how === 'cut') socket.cut(count % 2);
    else socket.disconnect('refresh_requested', count % 2);
  }
  await pause(betweenMs);
}
