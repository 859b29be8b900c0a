import { failed } from './send-request.ts';
import type { SlackAnswer, SlackClient, SlackFailure } from './slack-client.ts';

/** A channel that may get posts, and whether also when it is shared with another company. */
export interface AllowedChannel {
  readonly id: string;
  readonly allowExternal: boolean;
}

/** Says whether a channel may get a post now; null for yes. */
export type ChannelGuard = (channel: string) => Promise<SlackFailure | null>;

/** A channel may become shared at any time, so it is asked anew after so long. */
const freshMs = 10 * 60 * 1000;

/**
 * Guards the allow-list. Where channels of others are not allowed, Slack is asked first whether it is one (scopes
 * channels:read and groups:read), and what cannot be known counts as one.
 */
export function guardChannels(
  channels: readonly AllowedChannel[],
  channelInfo: SlackClient['channelInfo'],
  nowMs: () => number,
): ChannelGuard {
  const allowed = new Map(channels.map((channel) => [channel.id, channel]));
  const known = new Map<string, { readonly isExternal: boolean; readonly untilMs: number }>();
  return async (id) => {
    const channel = allowed.get(id);
    if (channel === undefined) return { kind: 'withheld', code: 'channel_not_allowed' };
    if (channel.allowExternal) return null;
    const fresh = known.get(id);
    if (fresh !== undefined && fresh.untilMs > nowMs()) return refusal(fresh.isExternal);
    const answer = await channelInfo(id);
    if (!answer.ok) return unasked(answer.failure);
    known.set(id, { isExternal: answer.value.isExternal, untilMs: nowMs() + freshMs });
    return refusal(answer.value.isExternal);
  };
}

/** Runs what the guard lets through. */
export async function withGuard<Value>(
  guard: ChannelGuard,
  channel: string,
  send: () => Promise<SlackAnswer<Value>>,
): Promise<SlackAnswer<Value>> {
  const failure = await guard(channel);
  return failure === null ? send() : failed(failure);
}

function refusal(isExternal: boolean): SlackFailure | null {
  return isExternal ? { kind: 'withheld', code: 'channel_external' } : null;
}

function unasked(failure: SlackFailure): SlackFailure {
  // because a lost answer to the question means that nothing was posted
  if (failure.kind === 'unknown') return { kind: 'unsent', code: failure.code };
  if (failure.kind === 'refused' && failure.code === 'missing_scope') {
    return { kind: 'withheld', code: 'channel_unknown' };
  }
  return failure;
}
