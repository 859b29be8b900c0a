import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ledgersOfDelivery } from '../core/notify/ledgers-of-delivery.ts';
import type { BotContext } from './bot-context.ts';

/** What answering GitHub needs. */
export type WebhookContext = Pick<BotContext, 'ledgers' | 'nudge' | 'metrics'>;

/** Answers one request of a GitHub webhook. */
export type WebhookHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

// because a push of hundreds of records is far below it, and the poll sees what is not told here
const mostBytes = 1 << 20;
const longestReadMs = 10_000;

/**
 * Takes signed deliveries of GitHub and tells the follower which ledgers may have moved. A delivery that comes twice
 * only makes it look twice. https://docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries
 */
export function githubWebhook({ ledgers, nudge, metrics }: WebhookContext, secret: string): WebhookHandler {
  return async (request, response) => {
    const answer = await judge(request, secret);
    metrics.add('bounce_webhook_total', { result: answer.result });
    if (answer.payload !== undefined) {
      const event = headerOf(request, 'x-github-event');
      for (const name of ledgersOfDelivery({ event, payload: answer.payload }, ledgers)) nudge(name);
    }
    // because the rest of a body that was not read would be taken for the next request
    const close =
      answer.result === 'too-large' || answer.result === 'unsigned' ? { connection: 'close' } : {};
    response.writeHead(answer.status, { 'content-type': 'text/plain', ...close }).end(`${answer.result}\n`);
  };
}

interface WebhookAnswer {
  readonly status: number;
  readonly result: 'taken' | 'wrong-method' | 'too-large' | 'unsigned' | 'unreadable';
  readonly payload?: unknown;
}

async function judge(request: IncomingMessage, secret: string): Promise<WebhookAnswer> {
  if (request.method !== 'POST') return { status: 405, result: 'wrong-method' };
  const signature = /^sha256=([0-9a-f]{64})$/.exec(headerOf(request, 'x-hub-signature-256'))?.[1];
  if (signature === undefined) return { status: 401, result: 'unsigned' };
  const body = await readBody(request);
  if (body === null) return { status: 413, result: 'too-large' };
  const expected = createHmac('sha256', secret).update(body).digest();
  if (!timingSafeEqual(expected, Buffer.from(signature, 'hex'))) return { status: 401, result: 'unsigned' };
  const payload = parseJson(body);
  return payload === undefined
    ? { status: 400, result: 'unreadable' }
    : { status: 202, result: 'taken', payload };
}

/** The body as it was signed; null when it is too long or too slow. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const timer = setTimeout(() => request.destroy(), longestReadMs);
  try {
    // because a request that is ended cannot be answered any more
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      bytes += chunk.length;
      if (bytes > mostBytes) return null;
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function headerOf(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
}
