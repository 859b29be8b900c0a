import { show } from '../../show.ts';

/** Why nothing was posted, or that this is not known, by our word or Slack's, with the next step. */
const sentences: Readonly<Record<string, string>> = {
  'slack-no-secret':
    'Not posted to Slack: slack-channel is given, and slack-token and slack-webhook are empty. Runs of forks and of Dependabot get no secrets; elsewhere set slack-token from a secret.',
  'slack-no-channel':
    'Not posted to Slack: slack-token needs slack-channel, the ID of a channel such as C0123456789.',
  'slack-channel-wrong':
    'Not posted to Slack: slack-channel must be an ID such as C0123456789, not a name. In Slack it is at the end of the details of the channel.',
  'slack-notify-wrong': 'Not posted to Slack: slack-notify must be one of always, on-change, warn, fail.',
  'slack-foreign-files': 'Not posted to Slack: the files of this run are of a fork.',
  'slack-reply-lost':
    'It is not known whether Slack took the message, because no answer came. Look in the channel before you run this again, which would post it again. The verdict stands, and the job summary has the report.',
  not_in_channel: 'Slack refused the message: the app is not in the channel. Invite it there: /invite',
  channel_not_found:
    'Slack refused the message: there is no such channel, or the app is not in it. Check slack-channel, and invite the app there: /invite',
  is_archived: 'Slack refused the message: the channel is archived. Name another as slack-channel.',
  invalid_auth: 'Slack refused the token. Put the bot token (xoxb-...) of the app into the secret.',
  token_revoked: 'Slack refused the token: it was revoked. Install the app again and renew the secret.',
  account_inactive: 'Slack refused the token: the app was removed. Install it again and renew the secret.',
  missing_scope: 'Slack refused the message: the app lacks a scope. Give it chat:write and install it again.',
  ratelimited: 'Slack took no more messages at this time. The job summary has the report.',
  channel_external:
    'Not posted to Slack: the channel is shared with another company. Name one that is not as slack-channel.',
  channel_unknown:
    'Not posted to Slack: whether the channel is shared with another company could not be found out. Give the app the scopes channels:read and groups:read.',
  webhook_url:
    'Not posted to Slack: slack-webhook is no address of an incoming webhook, which begins with https://hooks.slack.com/.',
  no_service: 'Slack refused the webhook: it was removed. Make a new one and renew the secret.',
};

/** What the log says when a message was not posted, or may not have been; the code is at the end where there is no sentence of its own. */
export function slackSentence(code: string): string {
  return (
    sentences[code] ??
    `Not posted to Slack (${show(code, 60)}). The verdict stands, and the job summary has the report.`
  );
}
