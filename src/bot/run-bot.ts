import type { App } from '@slack/bolt';
import type { BotSettings } from '../core/bot/bot-settings.ts';
import type { SettingProblem } from '../core/bot/setting-problem.ts';
import { bindCommands } from './bind-commands.ts';
import { bindLifecycle } from './bind-lifecycle.ts';
import type { BotClock } from './bot-context.ts';
import type { BotLog } from './bot-log.ts';
import { comeUp } from './come-up.ts';
import { type InFlight, openInFlight } from './in-flight.ts';
import { openIntake } from './intake/open-intake.ts';
import { registerInteractions } from './interactions/register-interactions.ts';
import { listen } from './listen.ts';
import { openApp } from './open-app.ts';
import { type OpenedContext, openContext } from './open-context.ts';
import { type Doors, openDoors } from './open-doors.ts';
import type { PrometheusMetrics } from './prometheus-metrics.ts';
import { openReadiness, type Readiness } from './readiness.ts';
import type { RouteServer } from './serve-routes.ts';
import { startLoops } from './start-loops.ts';
import { stopBot } from './stop-bot.ts';

/** What the process gives to the bot, and how patient it is. */
export interface RunParts {
  readonly log: BotLog;
  readonly metrics: PrometheusMetrics;
  readonly clock: BotClock;
  /** Ends coming up early. */
  readonly signal: AbortSignal;
  /** How long requests still come after `/readyz` says no: 5 s in HTTP mode, none in Socket Mode, unless told. */
  readonly graceMs?: number;
  /** How long what is under way may take when stopping; 25 s unless told. */
  readonly drainMs?: number;
  /** When a request is answered for a listener that is slow; 2 s unless told. */
  readonly watchdogMs?: number;
}

/** A bot that serves. */
export interface RunningBot {
  readonly context: OpenedContext;
  /** Where Slack and GitHub reach it; null when nobody has to. */
  readonly port: number | null;
  readonly metricsPort: number;
  /** Resolves once a connection of Socket Mode is open; with Slack's word when it will never be. Null at once in HTTP mode. */
  readonly connected: () => Promise<string | null>;
  /** Takes nothing new, lets what is under way end, and closes everything; false when something had to be left. */
  readonly stop: () => Promise<boolean>;
}

/** Without problems it was stopped before it had come up. */
export type BotStarted =
  | { readonly ok: true; readonly bot: RunningBot }
  | { readonly ok: false; readonly problems: readonly SettingProblem[] };

/** Starts the bot: opens everything, waits for the store and for Slack, then listens, follows, plans and delivers. */
export async function runBot(settings: BotSettings, parts: RunParts): Promise<BotStarted> {
  const opened = openContext(settings, parts);
  if (!opened.ok) return opened;
  const { context } = opened;
  const doors = openDoors(settings, context);
  const readiness = openReadiness(context, doors.sockets);
  const giveUp = async (problem: SettingProblem | null): Promise<BotStarted> => {
    readiness.close();
    await context.store.close();
    return { ok: false, problems: problem === null ? [] : [problem] };
  };
  const ops = await listen(settings.metricsPort, readiness.routes(parts.metrics), context);
  if ('code' in ops) return giveUp(ops);
  const up = await comeUp(context, parts.signal);
  if (up?.ok !== true) {
    await ops.close();
    return giveUp(up === null ? null : up.problem);
  }
  const server = await listenOutside(settings, { doors, readiness, context });
  if (server !== null && 'code' in server) {
    await ops.close();
    return giveUp(server);
  }
  readiness.authorized();
  const served = { ...context, config: { ...context.config, teams: up.teams } };
  return {
    ok: true,
    bot: await serve(settings, { ...parts, context: served, doors, readiness, ops, server }),
  };
}

interface ServeParts extends RunParts {
  readonly context: OpenedContext;
  readonly doors: Doors;
  readonly readiness: Readiness;
  readonly ops: RouteServer;
  readonly server: RouteServer | null;
}

/** Listens for the world; null when nobody has to reach the bot. */
async function listenOutside(
  settings: BotSettings,
  { doors, readiness, context }: Pick<ServeParts, 'doors' | 'readiness' | 'context'>,
): Promise<RouteServer | SettingProblem | null> {
  if (Object.keys(doors.routes).length === 0) return null;
  return listen(settings.port, { ...doors.routes, ...readiness.healthRoutes }, context);
}

async function serve(settings: BotSettings, parts: ServeParts): Promise<RunningBot> {
  const { context, doors, readiness, ops, server, log } = parts;
  const inFlight = openInFlight();
  const app = openBoundApp(settings, { ...parts, inFlight });
  await app.start();
  const stopLoops = startLoops(context);
  log.info('started', {
    mode: settings.mode.kind,
    ledgers: context.ledgers.length,
    port: server?.port ?? null,
    metricsPort: ops.port,
  });
  let stopped: Promise<boolean> | null = null;
  const stop = () =>
    stopBot({
      context,
      readiness,
      inFlight,
      server,
      ops,
      stopReceiver: () => doors.receiver.stop(),
      stopLoops,
      graceMs: parts.graceMs ?? (server === null ? 0 : 5000),
      drainMs: parts.drainMs ?? 25_000,
    });
  return {
    context,
    port: server?.port ?? null,
    metricsPort: ops.port,
    connected: () => doors.sockets?.opened() ?? Promise.resolve(null),
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

/** The app with everything it listens to. */
function openBoundApp(
  settings: BotSettings,
  { context, doors, inFlight, log, watchdogMs }: ServeParts & { readonly inFlight: InFlight },
): App {
  const { teams } = context.config;
  const watchdog = watchdogMs === undefined ? {} : { watchdogMs };
  const intake = openIntake(context, { teams, app: settings.appId, inFlight, ...watchdog });
  const app = openApp({ receiver: doors.receiver, intake, log });
  bindCommands(app, context, registerInteractions(app, context).open);
  bindLifecycle(app, context);
  return app;
}
