import { type Logger, LogLevel } from '@slack/bolt';
import type { BotLog } from './bot-log.ts';

/** The beginnings of what Bolt and its parts say that are worth a line, and our word for each. */
const known: readonly (readonly [string, string])[] = [
  ['Failed to parse and verify the request data', 'request-not-verified'],
  ['Failed to parse the request body', 'request-not-read'],
  ['Malformed request body', 'request-malformed'],
  ['Request body exceeded', 'request-too-large'],
  ['Could not determine the type', 'request-of-no-kind'],
  ['An incoming event was not acknowledged', 'request-not-answered'],
  ['Authorization of incoming event', 'request-not-authorized'],
  ['Failed to retrieve a new WSS URL', 'socket-not-opened'],
  ['WebSocket error', 'socket-error'],
  ["A pong wasn't received", 'socket-silent'],
  ["A ping wasn't received", 'socket-silent'],
  ['Peer did not complete the close handshake', 'socket-close-unanswered'],
  ['Failed to send a', 'socket-not-sent'],
  ['Failed to send ping', 'socket-not-sent'],
  ['An unhandled error occurred', 'listener-error'],
];

/**
 * The logger that Bolt gets. Bolt writes bodies, tokens and errors with text from requests into its messages, so none of
 * them is written: a known beginning becomes a code of ours, everything else is counted as `other`.
 */
export function boltLogger(log: BotLog): Logger {
  const code = (message: readonly unknown[]) => {
    const [first] = message;
    const text = typeof first === 'string' ? first : '';
    return known.find(([beginning]) => text.startsWith(beginning))?.[1] ?? 'other';
  };
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...message) => log.warn('bolt', { code: code(message) }),
    error: (...message) => log.error('bolt', { code: code(message) }),
    // because no level of ours lets bodies through, there is nothing to set
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}
