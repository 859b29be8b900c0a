import type { App } from '@slack/bolt';
import { onTestFinished } from 'vitest';
import type { BotClock } from '../../src/bot/bot-context.ts';
import { type InFlight, openInFlight } from '../../src/bot/in-flight.ts';
import { openIntake } from '../../src/bot/intake/open-intake.ts';
import { openJsonLog } from '../../src/bot/json-log.ts';
import { openApp } from '../../src/bot/open-app.ts';
import { type OpenedContext, openContext } from '../../src/bot/open-context.ts';
import { openDoors } from '../../src/bot/open-doors.ts';
import { openPrometheusMetrics } from '../../src/bot/prometheus-metrics.ts';
import { serveRoutes } from '../../src/bot/serve-routes.ts';
import { systemClock } from '../../src/bot/system-clock.ts';
import type { TwinSockets } from '../../src/bot/twin-sockets.ts';
import { type FakeSlack, startFakeSlack } from '../slack/fake-slack.ts';
import { settingsOf } from './settings-of.ts';

/** The shell with listeners of the test in place of the bot's own. */
export interface Shell {
  readonly slack: FakeSlack;
  readonly app: App;
  readonly context: OpenedContext;
  readonly inFlight: InFlight;
  /** Address for signed requests; empty in Socket Mode. */
  readonly url: string;
  readonly sockets: TwinSockets | null;
  /** The lines of the log, as text. */
  readonly lines: readonly string[];
  readonly metrics: () => string;
}

export interface ShellWanted {
  readonly mode: 'socket' | 'http';
  readonly listen: (app: App, context: OpenedContext) => void;
  readonly values?: Readonly<Record<string, string | undefined>>;
  readonly config?: string;
  readonly teams?: readonly string[];
  readonly clock?: BotClock;
  /** Longer than the bot's own unless told: a machine that is busy must not change who answers. */
  readonly watchdogMs?: number;
  /** False for a store that is away from the start. */
  readonly hasStore?: boolean;
}

/** Starts the real receivers on the real door; everything goes when the test is over. */
export async function useShell(wanted: ShellWanted): Promise<Shell> {
  const { mode, clock = systemClock, watchdogMs = 20_000 } = wanted;
  const slack = await startFakeSlack();
  slack.addChannel('C0123456789');
  const settings = await settingsOf(slack, wanted);
  const lines: string[] = [];
  const metrics = openPrometheusMetrics();
  const log = openJsonLog({
    write: (line) => lines.push(line),
    nowMs: clock.nowMs,
    secrets: settings.secrets,
  });
  const opened = openContext(settings, { log, metrics, clock });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  const { context } = opened;
  if (wanted.hasStore !== false) await context.store.migrate();
  const doors = openDoors(settings, context);
  const inFlight = openInFlight();
  const intake = openIntake(context, {
    teams: wanted.teams ?? [slack.team],
    app: settings.appId,
    inFlight,
    watchdogMs,
  });
  const app = openApp({ receiver: doors.receiver, intake, log });
  wanted.listen(app, context);
  await app.start();
  const hasServer = Object.keys(doors.routes).length > 0;
  const server = hasServer ? await serveRoutes(0, doors.routes, { onError: () => undefined }) : null;
  if (mode === 'socket') await slack.socket.opened(2);
  onTestFinished(async () => {
    await doors.receiver.stop();
    await server?.close();
    await context.store.close();
    await slack.close();
  });
  const url = server === null ? '' : `http://127.0.0.1:${server.port}/slack/events`;
  return {
    slack,
    app,
    context,
    inFlight,
    url,
    sockets: doors.sockets,
    lines,
    metrics: () => metrics.text({}),
  };
}
