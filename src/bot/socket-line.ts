import { type App, SocketModeReceiver, webApi } from '@slack/bolt';
import { againAndAgain } from './again-and-again.ts';
import { boltLogger } from './bolt-logger.ts';
import type { BotClock } from './bot-context.ts';
import type { BotLog } from './bot-log.ts';
import { errorFields } from './error-fields.ts';

/** One supervised connection of Socket Mode. */
export interface SocketLine {
  /** Keeps a connection until the signal is aborted; resolves then. Never rejects. */
  readonly run: (app: App, signal: AbortSignal) => Promise<void>;
  /** Said hello, and not closing. */
  readonly isOpen: () => boolean;
  /** Why Slack will not let the app in, whatever is tried; null while that has not been said. */
  readonly refusal: () => string | null;
  readonly disconnect: () => void;
}

export interface SocketLineParts {
  readonly appToken: string;
  readonly slackApiUrl: string;
  readonly log: BotLog;
  readonly clock: BotClock;
  readonly onChange: () => void;
}

/** Words of apps.connections.open that no waiting changes. */
const hopeless = new Set([
  'not_authed',
  'invalid_auth',
  'account_inactive',
  'user_removed_from_team',
  'team_disabled',
  'not_allowed_token_type',
  'missing_scope',
  'forbidden_team',
]);

const helloMs = 15_000;
const lookEveryMs = 250;

/** Supervises one connection in Bolt's stead, which would end the process when Slack cannot be reached. */
export function openSocketLine(parts: SocketLineParts): SocketLine {
  const { log, clock, onChange } = parts;
  let receiver: SocketModeReceiver | null = null;
  let saidHello = false;
  let refusal: string | null = null;

  const isOpen = () => saidHello && receiver?.client.websocket?.isActive() === true;
  const disconnect = () => {
    saidHello = false;
    // because it waits up to 30 s for the other side to close, nobody waits for it
    receiver?.client.disconnect().catch(() => undefined);
    receiver = null;
  };

  const live = async (app: App, signal: AbortSignal): Promise<void> => {
    const made = makeReceiver(parts, app);
    const ended = new AbortController();
    const stopped = AbortSignal.any([signal, ended.signal]);
    receiver = made;
    made.client.on('disconnected', () => ended.abort());
    try {
      await startWithin(made, stopped, clock);
      saidHello = true;
      refusal = null;
      onChange();
      // because a connection that is closing, or whose other side is gone, is only seen by looking
      while (!stopped.aborted && isOpen()) await clock.sleep(lookEveryMs, stopped);
    } catch (error) {
      refusal = refusalOf(error) ?? refusal;
      log.warn('socket-lost', { code: refusalOf(error), ...errorFields(error) });
    } finally {
      // because what still answers needs the connection, a stop takes it down by itself
      if (!signal.aborted) disconnect();
      onChange();
    }
  };

  const run = (app: App, signal: AbortSignal) => againAndAgain(() => live(app, signal), clock, signal);
  return { run, isOpen, refusal: () => refusal, disconnect };
}

function makeReceiver({ appToken, slackApiUrl, log }: SocketLineParts, app: App): SocketModeReceiver {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: boltLogger(log),
    // because its own way to connect again waits 5 s, and ends the process when asking for an address fails
    autoReconnectEnabled: false,
    installerOptions: {
      // because the receiver writes into this object, each has its own
      clientOptions: {
        slackApiUrl,
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        timeout: 10_000,
      },
    },
    // because Slack would send again what was refused
    processEventErrorHandler: () => Promise.resolve(true),
  });
  receiver.init(app);
  return receiver;
}

function refusalOf(error: unknown): string | null {
  if (!(error instanceof webApi.WebAPIPlatformError)) return null;
  const code = error.data.error;
  return hopeless.has(code) ? code : null;
}

/** Resolves when Slack has said hello; what opens later than that, or when nobody waits any more, is closed again. */
async function startWithin(
  receiver: SocketModeReceiver,
  signal: AbortSignal,
  clock: BotClock,
): Promise<void> {
  let isWaiting = true;
  const started = receiver.start().then(async () => {
    if (!isWaiting) await receiver.client.disconnect();
  });
  const over = new AbortController();
  const late = clock.sleep(helloMs, AbortSignal.any([signal, over.signal])).then(() => {
    if (!over.signal.aborted) throw new Error('no hello');
  });
  try {
    await Promise.race([started, late]);
  } finally {
    isWaiting = false;
    over.abort();
    // because it may still end badly
    started.catch(() => undefined);
    late.catch(() => undefined);
  }
}
