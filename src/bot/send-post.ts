import type { SlackMessage } from '../core/slack/block-kit.ts';
import { isFilling } from '../io/bot-ledger/read-ledger-step.ts';
import type { OutboxPost, PostResult } from '../io/bot-store/bot-store.ts';
import type { SlackAnswer, SlackClient, SlackFailure } from '../io/slack/slack-client.ts';
import type { BotContext } from './bot-context.ts';
import { renderPost } from './render-post.ts';

/** Refusals that somebody can put right: an invitation of the bot, a new token, an open channel. */
const curable: ReadonlySet<string> = new Set([
  'not_in_channel',
  'channel_not_found',
  'is_archived',
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'missing_scope',
  'ekm_access_denied',
  'team_access_not_granted',
  'restricted_action',
]);

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const backoffMs = { first: secondMs, most: 5 * minuteMs } as const;
const curableWaitMs = 10 * minuteMs;
/** A day of waiting for somebody to put things right. */
const mostCurableTries = 144;
const missingWaitMs = 5 * secondMs;
const mostMissingTries = 60;

/** Renders a post and sends it once; what that came to. Throws `StoreAway` before anything was sent. */
export async function sendPost(context: BotContext, post: OutboxPost): Promise<PostResult> {
  const nowMs = context.clock.nowMs();
  const rendered = await renderPost(context, post);
  if (rendered.kind === 'obsolete') return { kind: 'dropped', problem: 'obsolete' };
  if (rendered.kind === 'missing') return waitForIndex(context, post);
  const client = await context.slack(null);
  if (client === null) return { kind: 'retry', atMs: nowMs + minuteMs, problem: 'not-installed' };
  if (post.ts === null && post.mode === 'update') return { kind: 'dropped', problem: 'nothing-to-update' };
  const answer = await send(client, post, rendered.message);
  if (answer.ok) return { kind: 'sent', ts: answer.value.ts };
  count(context, post, answer.failure);
  return resultOf(answer.failure, post, context);
}

/** A ledger that is read anew will have the records again; one that was read has them no more. */
async function waitForIndex({ store, clock }: BotContext, post: OutboxPost): Promise<PostResult> {
  const problem = 'not-in-the-index';
  const { subject, attempts } = post;
  const position = subject.kind === 'digest' ? null : await store.position(subject.ledger);
  const isRead = subject.kind === 'digest' || (position !== null && !isFilling(position));
  if (isRead || attempts >= mostMissingTries) return { kind: 'failed', problem };
  return { kind: 'retry', atMs: clock.nowMs() + missingWaitMs, problem };
}

function send(
  client: SlackClient,
  { channel, ts, parentTs }: OutboxPost,
  message: SlackMessage,
): Promise<SlackAnswer<{ readonly ts: string }>> {
  if (ts !== null) return client.updateMessage({ channel, ts }, message);
  return client.postMessage(parentTs === null ? { channel } : { channel, threadTs: parentTs }, message);
}

function count({ metrics }: BotContext, { ts }: OutboxPost, { kind }: SlackFailure): void {
  const method = ts === null ? 'chat.postMessage' : 'chat.update';
  if (kind === 'limited') metrics.add('bounce_ratelimited_total', { method });
}

/** What follows from a failure: only what Slack surely did not take is tried again. */
function resultOf(failure: SlackFailure, post: OutboxPost, { clock }: BotContext): PostResult {
  const nowMs = clock.nowMs();
  const { code: problem } = failure;
  const backoff = Math.min(backoffMs.most, backoffMs.first * 2 ** Math.min(post.attempts, 12));
  // because several replicas should not come back all at once
  const soonMs = nowMs + Math.round(backoff * (1 + clock.random() / 4));
  switch (failure.kind) {
    case 'limited':
      return { kind: 'retry', atMs: failure.afterMs, problem };
    case 'unsent':
      return { kind: 'retry', atMs: soonMs, problem };
    case 'unknown':
      // because saying the same twice in one message does no harm
      return post.ts === null ? { kind: 'unknown', problem } : { kind: 'retry', atMs: soonMs, problem };
    case 'refused':
      return curable.has(problem) && post.attempts < mostCurableTries
        ? { kind: 'retry', atMs: nowMs + curableWaitMs, problem }
        : { kind: 'failed', problem };
    case 'withheld':
      return { kind: 'failed', problem };
  }
}
