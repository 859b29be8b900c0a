import type { RequestListener } from 'node:http';
import { mostAheadMs } from '../core/bot/judge-request.ts';
import { bodyLimitBytes } from './open-http-receiver.ts';
import type { Route } from './serve-routes.ts';

/** Slack waits for 3 s; what has no answer by then gets none but its status. */
const longestMs = 5000;

/**
 * Slack's requests on their way to Bolt: what is too large or signed in the future is turned away before it is read, and a
 * charset that a proxy wrote behind the content type, which Bolt takes for another type, is taken off.
 */
export function slackRoute(listener: RequestListener, nowMs: () => number, patienceMs = longestMs): Route {
  return (request, response) => {
    const { headers } = request;
    if (Number(headers['content-length'] ?? 0) > bodyLimitBytes) {
      // because what is still coming would be read to its end
      response.writeHead(413, { connection: 'close' }).end(() => request.destroy());
      return;
    }
    const signedMs = Number(headers['x-slack-request-timestamp']) * 1000;
    if (signedMs > nowMs() + mostAheadMs) {
      response.writeHead(401).end();
      return;
    }
    // because Bolt breaks down over a body that is null, and would never answer it
    const late = setTimeout(() => {
      if (!response.headersSent) response.writeHead(400).end();
    }, patienceMs);
    response.once('close', () => clearTimeout(late));
    // because Bolt answers a body that is too long and leaves the rest of it to come
    response.once('finish', () => {
      if (!request.complete) request.destroy();
    });
    const type = headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
    if (type !== undefined) headers['content-type'] = type;
    listener(request, response);
  };
}
