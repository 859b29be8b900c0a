import { HTTPReceiver } from '@slack/bolt';
import { boltLogger } from './bolt-logger.ts';
import type { BotLog } from './bot-log.ts';
import { RefusedRequest } from './intake/refused-request.ts';
import type { OauthOptions } from './oauth-options.ts';

/** Where Slack sends commands, clicks and events. */
export const slackPath = '/slack/events';

/** A form of a modal with all its blocks is some 60 kB; 5.1.0 of Bolt takes 4 MB unless told. */
export const bodyLimitBytes = 256 * 1024;

/** The receiver of HTTP mode. It listens nowhere by itself: its listener is one route of our own server. */
export function openHttpReceiver(parts: {
  readonly signingSecret: string;
  readonly log: BotLog;
  readonly oauth?: OauthOptions;
}): HTTPReceiver {
  return new HTTPReceiver({
    ...parts.oauth,
    signingSecret: parts.signingSecret,
    endpoints: slackPath,
    logger: boltLogger(parts.log),
    bodyLimit: bodyLimitBytes,
    customPropertiesExtractor: ({ headers }) => ({
      signature: headers['x-slack-signature'],
      signedAtMs: Number(headers['x-slack-request-timestamp']) * 1000,
    }),
    processEventErrorHandler: ({ error, response }) => {
      // because a stranger learns nothing more than that
      const status = error instanceof RefusedRequest ? 401 : 500;
      if (!response.headersSent) response.writeHead(status).end();
      return Promise.resolve(true);
    },
    unhandledRequestHandler: ({ response }) => {
      if (!response.headersSent) response.writeHead(500).end();
    },
  });
}
