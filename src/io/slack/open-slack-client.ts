import type { SlackMessage } from '../../core/slack/block-kit.ts';
import { callSlack, type SlackCall, type SlackConnection, type SlackResult } from './call-slack.ts';
import { type AllowedChannel, type ChannelGuard, guardChannels, withGuard } from './channel-guard.ts';
import { findOwnMessage } from './find-own-message.ts';
import { mapAnswer, readAuth, readChannel, readPosted, readUsers, readView } from './read-answers.ts';
import { respondToUrl, slackResponseOrigin } from './respond-to-url.ts';
import { type ExitRules, sendMessageSafely, sendSafely } from './send-safely.ts';
import type { SlackAnswer, SlackClient } from './slack-client.ts';

/** What one client may do; one per token. */
export interface SlackClientOptions {
  readonly token: string;
  readonly channels: readonly AllowedChannel[];
  /** Hosts that messages may link to, such as github.com. */
  readonly linkHosts: readonly string[];
  readonly nowMs: () => number;
  /** Ends in `/api/`; Slack's own unless told. */
  readonly apiUrl?: string;
  /** Origins of response URLs that are taken; Slack's own unless told. */
  readonly responseOrigins?: readonly string[];
  /** For one call; 10 s unless told. An answer by a response URL gets half of it. */
  readonly timeoutMs?: number;
  /** Told when something was not let out; for a metric. */
  readonly onWithheld?: (code: string, path: string) => void;
}

/** Address of the Web API. */
export const slackApiUrl = 'https://slack.com/api/';

type Ask = (call: SlackCall) => Promise<SlackAnswer<SlackResult>>;

interface Exit {
  readonly ask: Ask;
  readonly rules: ExitRules;
}

/** Opens the one exit to Slack for a token. Nothing is sent before the first call. */
export function openSlackClient(options: SlackClientOptions): SlackClient {
  const { token, nowMs, onWithheld, apiUrl = slackApiUrl, timeoutMs = 10_000 } = options;
  const connection: SlackConnection = { apiUrl, token, timeoutMs, nowMs };
  const ask: Ask = (call) => callSlack(connection, call);
  const linkHosts = new Set(options.linkHosts);
  const exit = { ask, rules: onWithheld === undefined ? { linkHosts } : { linkHosts, onWithheld } };
  const questions = openQuestions(ask);
  const guard = guardChannels(options.channels, questions.channelInfo, nowMs);
  return {
    ...questions,
    ...openPosts(exit, guard),
    ...openViews(exit),
    findMessage: (target, key, sinceMs) =>
      withGuard(guard, target.channel, () =>
        findOwnMessage({ ask, authTest: questions.authTest }, target, { key, sinceMs }),
      ),
    respond: (responseUrl, message, how) =>
      sendMessageSafely(message, exit.rules, (safe) =>
        respondToUrl(responseUrl, inertBody(safe), {
          ...how,
          origins: options.responseOrigins ?? [slackResponseOrigin],
          timeoutMs: timeoutMs / 2,
          nowMs,
        }),
      ),
  };
}

// because methods that only read take no JSON (https://docs.slack.dev/apis/web-api)
function openQuestions(ask: Ask): Pick<SlackClient, 'authTest' | 'channelInfo' | 'groupMembers'> {
  return {
    authTest: async () => mapAnswer(await ask({ method: 'auth.test', body: {}, form: true }), readAuth),
    channelInfo: async (channel) =>
      mapAnswer(await ask({ method: 'conversations.info', body: { channel }, form: true }), readChannel),
    groupMembers: async (group) =>
      mapAnswer(
        await ask({ method: 'usergroups.users.list', body: { usergroup: group }, form: true }),
        readUsers,
      ),
  };
}

function openPosts(
  { ask, rules }: Exit,
  guard: ChannelGuard,
): Pick<SlackClient, 'postMessage' | 'updateMessage'> {
  const send = (
    method: string,
    place: Readonly<Record<string, string>>,
    message: SlackMessage,
  ): Promise<SlackAnswer<SlackResult>> =>
    sendMessageSafely(message, rules, (safe) => ask({ method, body: { ...place, ...inertBody(safe) } }));
  return {
    postMessage: ({ channel, threadTs }, message) =>
      withGuard(guard, channel, async () => {
        const place = threadTs === undefined ? { channel } : { channel, thread_ts: threadTs };
        return mapAnswer(await send('chat.postMessage', place, message), readPosted);
      }),
    updateMessage: ({ channel, ts }, message) =>
      withGuard(guard, channel, async () =>
        mapAnswer(await send('chat.update', { channel, ts }, message), readPosted),
      ),
  };
}

function openViews({ ask, rules }: Exit): Pick<SlackClient, 'openModal' | 'updateModal' | 'publishHome'> {
  return {
    openModal: (triggerId, modal) =>
      sendSafely(modal, rules, async (view) =>
        mapAnswer(await ask({ method: 'views.open', body: { trigger_id: triggerId, view } }), readView),
      ),
    updateModal: (viewId, modal) =>
      sendSafely(modal, rules, async (view) =>
        mapAnswer(await ask({ method: 'views.update', body: { view_id: viewId, view } }), readView),
      ),
    publishHome: (user, home) =>
      sendSafely(home, rules, async (view) =>
        mapAnswer(await ask({ method: 'views.publish', body: { user_id: user, view } }), () => null),
      ),
  };
}

/** A message with everything switched off that would make Slack read more into it. */
function inertBody(message: SlackMessage): Readonly<Record<string, unknown>> {
  return { ...message, parse: 'none', link_names: false, unfurl_links: false, unfurl_media: false };
}
