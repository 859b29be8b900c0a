import type { ReceiverEvent } from '@slack/bolt';
import { judgeRequest, type RequestRules, type RequestSeal } from '../../core/bot/judge-request.ts';
import { type Incoming, parseIncoming } from '../../core/bot/parse-incoming.ts';
import type { PayloadRules } from '../../core/slack/judge-payload.ts';
import { StoreAway } from '../../io/bot-store/store-away.ts';
import { shellMessage } from '../../report/slack/shell-messages.ts';
import type { BotLog } from '../bot-log.ts';
import type { BotMetrics } from '../bot-metrics.ts';
import { errorFields } from '../error-fields.ts';
import type { InFlight } from '../in-flight.ts';
import { type AnswerOnce, openAnswer } from './answer-once.ts';
import { commandBody } from './command-body.ts';
import { judgeAnswer } from './judge-answer.ts';
import { RefusedRequest } from './refused-request.ts';
import type { Seen, TakeRequest } from './seen-requests.ts';

/** What the door works with. */
export interface IntakeParts {
  readonly rules: RequestRules;
  readonly payloadRules: PayloadRules;
  readonly take: TakeRequest;
  readonly respond: (team: string, responseUrl: string, body: unknown) => Promise<boolean>;
  readonly inFlight: InFlight;
  readonly log: BotLog;
  readonly metrics: BotMetrics;
  readonly nowMs: () => number;
  /** Slack gives up after 3 s; 2 s unless told. */
  readonly watchdogMs?: number;
}

/** Hands an event to the listeners of Bolt. */
export type Dispatch = (event: ReceiverEvent) => Promise<void>;

/**
 * The one door for everything Slack sends, over HTTP or a web socket: understood by a schema, judged, taken once, given to
 * the listeners, and answered whatever they do. Throws `RefusedRequest` for what is to get no answer.
 */
export async function receiveRequest(
  event: ReceiverEvent,
  dispatch: Dispatch,
  parts: IntakeParts,
): Promise<void> {
  const end = parts.inFlight.begin();
  try {
    const parsed = parseIncoming(event.body);
    if (parsed.ok) await receiveParsed(event, { dispatch, parts, incoming: parsed.incoming });
    else await tellUnreadable(event, parts, parsed.reason);
  } finally {
    end();
  }
}

interface Received {
  readonly dispatch: Dispatch;
  readonly parts: IntakeParts;
  readonly incoming: Incoming;
}

async function receiveParsed(event: ReceiverEvent, { dispatch, parts, incoming }: Received): Promise<void> {
  const { metrics } = parts;
  const seal = sealOf(event);
  const refusal = judgeRequest(incoming, parts.rules, { seal, nowMs: parts.nowMs() });
  // because Slack itself asked, somebody of another workspace is told; everything else is not from Slack
  if (refusal !== null && refusal !== 'other-team') refuse(parts, refusal);
  const answer = openWatchedAnswer(event, { parts, incoming });
  try {
    if (refusal !== null) {
      metrics.add('bounce_requests_refused_total', { reason: refusal });
      return await answer.tell('other-team');
    }
    const seen = await takeOnce(parts, incoming, seal);
    if (seen.seen === 'first') return await handle(event, { dispatch, parts, incoming, answer, seen });
    metrics.add(seen.seen === 'replay' ? 'bounce_replays_rejected_total' : 'bounce_redelivered_total');
    if (seen.seen === 'replay') throw new RefusedRequest('replay');
    await answer.ack();
  } finally {
    answer.close();
  }
}

/** Runs the listeners and answers for them when they do not, or fail. */
async function handle(
  event: ReceiverEvent,
  work: Received & { readonly answer: AnswerOnce; readonly seen: Extract<Seen, { seen: 'first' }> },
): Promise<void> {
  const { dispatch, parts, incoming, answer, seen } = work;
  try {
    await dispatch({ ...event, ack: answer.ack });
    if (answer.isOpen()) await answer.tell('unknown-command');
  } catch (error) {
    parts.log.error('request-failed', { kind: incoming.kind, ...errorFields(error) });
    parts.metrics.add('bounce_requests_failed_total', { kind: incoming.kind });
    // because what was not done is done when it comes again
    await seen.giveBack().catch(() => undefined);
    await answer.tell(isAway(error) ? 'away' : 'failed');
  }
}

async function takeOnce(parts: IntakeParts, incoming: Incoming, seal: RequestSeal | null): Promise<Seen> {
  try {
    return await parts.take(incoming, seal);
  } catch (error) {
    if (!(error instanceof StoreAway)) throw error;
    parts.log.warn('store-away', { kind: incoming.kind, code: error.reason });
    // because nothing can be taken from a store that is away, going on shows it to whoever asks: in one sentence
    return { seen: 'first', giveBack: () => Promise.resolve() };
  }
}

function openWatchedAnswer(
  event: ReceiverEvent,
  { parts, incoming }: Pick<Received, 'parts' | 'incoming'>,
): AnswerOnce {
  const { log, metrics, payloadRules } = parts;
  const startMs = performance.now();
  const allowed = (body: unknown): boolean => {
    const code = judgeAnswer(body, payloadRules);
    if (code === null) return true;
    metrics.add('bounce_pii_withheld_total', { rule: code });
    log.error('answer-withheld', { kind: incoming.kind, rule: code });
    return false;
  };
  const answer = openAnswer({
    incoming,
    ack: (body) => event.ack(body),
    respond: (url, body) => parts.respond(incoming.team, url, body),
    onAnswer: (way) => {
      metrics.add('bounce_answers_total', { kind: incoming.kind, way });
      if (way === 'acked' || way === 'held')
        metrics.observe('bounce_ack_seconds', (performance.now() - startMs) / 1000);
      if (way === 'lost') log.warn('answer-lost', { kind: incoming.kind });
    },
    watchdogMs: parts.watchdogMs ?? 2000,
  });
  return { ...answer, ack: (body) => (allowed(body) ? answer.ack(body) : answer.tell('withheld')) };
}

/** Because it was signed, somebody waits for an answer; what it says is not looked at further. */
async function tellUnreadable(event: ReceiverEvent, parts: IntakeParts, reason: string): Promise<void> {
  parts.metrics.add('bounce_requests_refused_total', { reason });
  parts.log.warn('request-refused', { reason });
  // because a body may be signed and be no object, whatever the types of Bolt say
  const body: unknown = event.body;
  const isCommand = typeof body === 'object' && body !== null && 'command' in body;
  await event.ack(isCommand ? commandBody(shellMessage('malformed')) : undefined);
}

function refuse(parts: IntakeParts, reason: string): never {
  parts.metrics.add('bounce_requests_refused_total', { reason });
  parts.log.warn('request-refused', { reason });
  throw new RefusedRequest(reason);
}

function sealOf({ customProperties }: ReceiverEvent): RequestSeal | null {
  const signature: unknown = customProperties?.signature;
  const atMs: unknown = customProperties?.signedAtMs;
  return typeof signature === 'string' && typeof atMs === 'number' ? { signature, atMs } : null;
}

function isAway(error: unknown): boolean {
  if (error instanceof StoreAway) return true;
  return error instanceof Error && error.cause !== undefined && isAway(error.cause);
}
