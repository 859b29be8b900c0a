import { App, type Receiver, type ReceiverEvent } from '@slack/bolt';
import { boltLogger } from './bolt-logger.ts';
import type { BotLog } from './bot-log.ts';
import { type IntakeParts, receiveRequest } from './intake/receive-request.ts';

/** Bolt with a door of our own before it. */
class GuardedApp extends App {
  readonly #intake: IntakeParts;

  constructor(options: ConstructorParameters<typeof App>[0], intake: IntakeParts) {
    super(options);
    this.#intake = intake;
  }

  override async processEvent(event: ReceiverEvent): Promise<void> {
    await receiveRequest(event, (allowed) => super.processEvent(allowed), this.#intake);
  }
}

/**
 * Makes the app. Bolt only routes: it is given no token, so that it makes no client for a workspace, asks nothing of
 * Slack by itself, and cannot mix up the tokens of two; everything that goes out takes `SlackClient` or the answer.
 */
export function openApp(parts: {
  readonly receiver: Receiver;
  readonly intake: IntakeParts;
  readonly log: BotLog;
}): App {
  const app = new GuardedApp(
    {
      receiver: parts.receiver,
      // because the door has judged the workspace already, this only has to be no call
      authorize: ({ teamId }) => Promise.resolve(teamId === undefined ? {} : { teamId }),
      logger: boltLogger(parts.log),
      // because Bolt writes into this object, it is nobody else's
      clientOptions: { retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, timeout: 10_000 },
      convoStore: false,
      ignoreSelf: false,
      attachFunctionToken: false,
      tokenVerificationEnabled: false,
    },
    parts.intake,
  );
  // because the door catches what listeners throw, and answers for them
  app.error((error) => Promise.reject(error.original ?? error.originals?.[0] ?? error));
  return app;
}
