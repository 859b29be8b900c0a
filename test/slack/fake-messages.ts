import { type Asked, type Fields, findChannel, no } from './fake-asked.ts';
import { refuseMessage } from './fake-blocks.ts';
import type { FakeChannel, FakeMessage, FakeState, FakeToken } from './fake-state.ts';

/** Characters of a text (https://docs.slack.dev/reference/methods/chat.update says 4,000; a post has 40,000). */
const longestPost = 40_000;
const longestUpdate = 4000;

function refuseChannel(channel: FakeChannel | undefined): string | null {
  // because Slack hides private channels the app is not in
  if (channel === undefined || (channel.isPrivate && !channel.isMember)) return 'channel_not_found';
  if (channel.isArchived) return 'is_archived';
  return channel.isMember ? null : 'not_in_channel';
}

function refuseContent({ state, body }: Asked, longestText: number): Fields | null {
  const problem = refuseMessage(body, { refuseCharts: state.switches.refuseCharts, longestText });
  return problem === null ? null : no(problem.error, { errors: [problem.why] });
}

export function postMessage(asked: Asked): Fields {
  const { state, token, body } = asked;
  const channel = findChannel(asked);
  const refusal = refuseChannel(channel);
  if (channel === undefined || refusal !== null) return no(refusal ?? 'channel_not_found');
  const content = refuseContent(asked, longestPost);
  if (content !== null) return content;
  const threadTs = typeof body.thread_ts === 'string' ? body.thread_ts : null;
  if (threadTs !== null && !state.messages.some((m) => m.channel === channel.id && m.ts === threadTs)) {
    return no('thread_not_found');
  }
  const message = addMessage(state, { channel: channel.id, author: token, threadTs, body });
  return { ok: true, channel: channel.id, ts: message.ts, message: shapeOf(message) };
}

/** Puts a message into a channel, as Slack does once it took it. */
export function addMessage(
  state: FakeState,
  {
    channel,
    author,
    threadTs,
    body,
    ephemeralTo = null,
  }: {
    readonly channel: string;
    /** Whose message it is. */
    readonly author: Pick<FakeToken, 'team' | 'userId' | 'botId'>;
    readonly threadTs: string | null;
    readonly body: Fields;
    readonly ephemeralTo?: string | null;
  },
): FakeMessage {
  const seconds = Math.trunc((state.nowMs() + state.switches.skewMs) / 1000);
  const message: FakeMessage = {
    channel,
    ts: `${seconds}.${String(state.nextNumber()).padStart(6, '0')}`,
    threadTs,
    team: author.team,
    user: author.userId,
    bot: author.botId,
    text: String(body.text ?? ''),
    blocks: Array.isArray(body.blocks) ? body.blocks : [],
    metadata: body.metadata ?? null,
    edits: 0,
    ephemeralTo,
  };
  state.messages.push(message);
  return message;
}

export function updateMessage(asked: Asked): Fields {
  const { state, token, body } = asked;
  const channel = findChannel(asked);
  const refusal = refuseChannel(channel);
  if (channel === undefined || refusal !== null) return no(refusal ?? 'channel_not_found');
  const message = state.messages.find(
    (each) => each.channel === channel.id && each.ts === body.ts && each.ephemeralTo === null,
  );
  if (message === undefined) return no('message_not_found');
  if (message.user !== token.userId) return no('cant_update_message');
  const content = refuseContent(asked, longestUpdate);
  if (content !== null) return content;
  if (body.text !== undefined) message.text = String(body.text);
  // because a text without blocks takes the blocks away (https://docs.slack.dev/reference/methods/chat.update)
  if (Array.isArray(body.blocks)) message.blocks = body.blocks;
  else if (body.text !== undefined) message.blocks = [];
  if (body.metadata !== undefined) message.metadata = body.metadata;
  message.edits += 1;
  return {
    ok: true,
    channel: channel.id,
    ts: message.ts,
    text: message.text,
    message: shapeOf(message),
  };
}

function shapeOf(message: FakeMessage): Fields {
  return {
    type: 'message',
    user: message.user,
    bot_id: message.bot,
    ts: message.ts,
    text: message.text,
    blocks: message.blocks,
    ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
    ...(message.metadata === null ? {} : { metadata: message.metadata }),
  };
}

export function history(asked: Asked, thread: string | null): Fields {
  const { state, body } = asked;
  const channel = findChannel(asked);
  if (channel === undefined) return no('channel_not_found');
  if (!channel.isMember) return no('not_in_channel');
  const oldest = Number(body.oldest ?? 0);
  const limit = Math.min(Number(body.limit ?? 100), 999);
  const found = state.messages
    .filter(({ channel: at, ephemeralTo }) => at === channel.id && ephemeralTo === null)
    .filter(({ threadTs, ts }) =>
      thread === null ? threadTs === null : threadTs === thread || ts === thread,
    )
    .filter(({ ts }) => Number(ts) > oldest);
  const newest = thread === null ? found.toReversed() : found;
  return {
    ok: true,
    messages: newest.slice(0, limit).map((message) => {
      const { metadata, ...rest } = shapeOf(message);
      // because Slack tells metadata only when asked for
      return body.include_all_metadata === true || body.include_all_metadata === 'true'
        ? { ...rest, metadata }
        : rest;
    }),
    has_more: newest.length > limit,
  };
}
