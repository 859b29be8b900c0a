import { type NotifyMode, notifyModes } from '../core/bot/bot-config.ts';
import type { Toolkit } from './toolkit.ts';

/** What is wrong with the inputs about Slack; none of it changes a verdict. */
export type SlackInputProblem =
  /** A channel and neither a token nor a webhook, as where secrets are not given to a run. */
  'slack-no-secret' | 'slack-no-channel' | 'slack-channel-wrong' | 'slack-notify-wrong';

/** What the run posts to Slack, and how. */
export type SlackInputs =
  | { readonly kind: 'off' }
  | { readonly kind: 'wrong'; readonly problem: SlackInputProblem }
  | { readonly kind: 'webhook'; readonly url: string; readonly notify: NotifyMode }
  | {
      readonly kind: 'token';
      readonly token: string;
      /** The first takes what names no channel, or none of these. */
      readonly channels: readonly [string, ...string[]];
      readonly notify: NotifyMode;
    };

// as `slack-channel` of a policy
const channelId = /^[CG][A-Z0-9]{5,30}$/;

/** Reads what the workflow says of Slack, and keeps its secrets out of the log. */
export function readSlackInputs({ getInput, setSecret }: Toolkit): SlackInputs {
  const [token, url] = [getInput('slack-token').trim(), getInput('slack-webhook').trim()];
  for (const secret of [token, url]) if (secret !== '') setSecret(secret);
  const channels = getInput('slack-channel')
    .split(/[\s,]+/)
    .filter((channel) => channel !== '');
  const word = getInput('slack-notify').trim();
  const notify = notifyModes.find((mode) => mode === (word === '' ? 'on-change' : word));
  if (token === '' && url === '') {
    return channels.length === 0 ? { kind: 'off' } : { kind: 'wrong', problem: 'slack-no-secret' };
  }
  if (notify === undefined) return { kind: 'wrong', problem: 'slack-notify-wrong' };
  if (token === '') return { kind: 'webhook', url, notify };
  const [first, ...others] = channels;
  if (first === undefined) return { kind: 'wrong', problem: 'slack-no-channel' };
  if (channels.some((channel) => !channelId.test(channel))) {
    return { kind: 'wrong', problem: 'slack-channel-wrong' };
  }
  return { kind: 'token', token, channels: [first, ...others], notify };
}
