import type { SlackMessage } from '../core/slack/block-kit.ts';
import { openSlackClient, slackApiUrl } from '../io/slack/open-slack-client.ts';
import { postWebhook } from '../io/slack/post-webhook.ts';
import { slackResponseOrigin } from '../io/slack/respond-to-url.ts';
import type { SlackAnswer, SlackFailure } from '../io/slack/slack-client.ts';
import type { SlackInputs } from './slack-inputs.ts';

/** Where the messages of a run go. */
export interface SlackExit {
  /** Null when it was taken; a failure that every other message would meet as well is final. */
  readonly send: (
    wanted: string | null,
    message: SlackMessage,
  ) => Promise<{ readonly code: string; readonly isFinal: boolean } | null>;
  /** The second that Slack wants between two messages in a channel. */
  readonly pause: () => Promise<void>;
}

type Place = Extract<SlackInputs, { kind: 'token' | 'webhook' }>;
type Send = (wanted: string | null, message: SlackMessage) => Promise<SlackAnswer<unknown>>;

const paceMs = 1000;
/** A run waits so long for Slack at most, since its verdict is out. */
const longestWaitMs = 15_000;

/** Opens the way to Slack: by a token into one of the channels, or by a webhook into its one. */
export function openSlackExit(place: Place, env: Readonly<Record<string, string | undefined>>): SlackExit {
  const sendOnce = place.kind === 'token' ? byToken(place, env) : byWebhook(place, env);
  return {
    pause: () => wait(paceMs),
    send: async (wanted, message) => {
      let answer = await sendOnce(wanted, message);
      const waitMs = answer.ok ? null : waitOf(answer.failure);
      if (waitMs !== null) {
        await wait(waitMs);
        answer = await sendOnce(wanted, message);
      }
      return answer.ok ? null : { code: codeOf(answer.failure), isFinal: isFinal(answer.failure) };
    },
  };
}

function byToken({ token, channels }: Extract<Place, { kind: 'token' }>, env: NodeJS.ProcessEnv): Send {
  const client = openSlackClient({
    token,
    channels: channels.map((id) => ({ id, allowExternal: false })),
    linkHosts: linkHosts(env),
    nowMs: Date.now,
    apiUrl: apiUrlOf(env),
  });
  return (wanted, message) =>
    client.postMessage({ channel: channels.find((id) => id === wanted) ?? channels[0] }, message);
}

function byWebhook({ url }: Extract<Place, { kind: 'webhook' }>, env: NodeJS.ProcessEnv): Send {
  const { origin } = new URL(apiUrlOf(env));
  const origins = [slackResponseOrigin, ...(env.SLACK_API_URL ? [origin] : [])];
  const options = { url, linkHosts: new Set(linkHosts(env)), nowMs: Date.now, origins };
  return (_, message) => postWebhook(message, options);
}

function apiUrlOf({ SLACK_API_URL: url }: NodeJS.ProcessEnv): string {
  return url !== undefined && URL.canParse(url) ? url : slackApiUrl;
}

function linkHosts({ GITHUB_SERVER_URL: server = '' }: NodeJS.ProcessEnv): readonly string[] {
  return URL.canParse(server) ? [new URL(server).host] : [];
}

/** How long to wait before the one other try; null where that could say it twice, or takes too long. */
function waitOf(failure: SlackFailure): number | null {
  if (failure.kind === 'unsent') return paceMs;
  if (failure.kind !== 'limited') return null;
  const waitMs = Math.max(0, failure.afterMs - Date.now());
  return waitMs <= longestWaitMs ? waitMs : null;
}

/** A lost reply has one name, since what broke the line does not say whether the message is there. */
function codeOf({ kind, code }: SlackFailure): string {
  return kind === 'unknown' ? 'slack-reply-lost' : code;
}

// because what is wrong with one message is not wrong with the next, and everything else is
function isFinal({ kind, code }: SlackFailure): boolean {
  if (kind === 'withheld') return code.startsWith('channel_') || code === 'webhook_url';
  return !code.startsWith('invalid_blocks');
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
