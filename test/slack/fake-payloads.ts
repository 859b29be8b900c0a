import type { FakeSlack } from './fake-slack.ts';

/** Who does something, and where. */
export interface FakePlace {
  readonly user?: string;
  readonly channel?: string;
  readonly team?: string;
}

export type FakePayload = Readonly<Record<string, unknown>>;

const appId = 'A0000FAKE';

/** Fields of a slash command with a fresh trigger and response URL. */
export function commandPayload(
  slack: FakeSlack,
  text: string,
  place: FakePlace & { readonly command?: string } = {},
): Readonly<Record<string, string>> {
  const { user, channel, team } = whole(slack, place);
  return {
    token: 'legacy',
    team_id: team,
    team_domain: 'fake',
    channel_id: channel,
    channel_name: 'general',
    user_id: user,
    user_name: 'asker',
    command: place.command ?? '/bounce-rate',
    text,
    api_app_id: appId,
    is_enterprise_install: 'false',
    response_url: slack.makeResponseUrl({ channel, user }).url,
    trigger_id: slack.makeTrigger(user),
  };
}

/** A click on a button of a message. */
export function clickPayload(
  slack: FakeSlack,
  action: { readonly actionId: string; readonly value?: string; readonly ts?: string },
  place: FakePlace = {},
): FakePayload {
  const { user, channel, team } = whole(slack, place);
  const ts = action.ts ?? '1795348800.000001';
  return {
    type: 'block_actions',
    user: { id: user, username: 'asker', name: 'asker', team_id: team },
    api_app_id: appId,
    token: 'legacy',
    container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false },
    trigger_id: slack.makeTrigger(user),
    team: { id: team, domain: 'fake' },
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: channel, name: 'general' },
    message: { type: 'message', ts, text: '' },
    response_url: slack.makeResponseUrl({ channel, user }).url,
    actions: [
      {
        action_id: action.actionId,
        block_id: 'actions',
        type: 'button',
        text: { type: 'plain_text', text: 'Button' },
        action_ts: ts,
        ...(action.value === undefined ? {} : { value: action.value }),
      },
    ],
  };
}

/** A modal as it is sent in: `values` is block_id to action_id to the element's state. */
export function submissionPayload(
  slack: FakeSlack,
  view: FakePayload,
  values: Readonly<Record<string, Readonly<Record<string, FakePayload>>>>,
  place: FakePlace = {},
): FakePayload {
  const { user, team } = whole(slack, place);
  return {
    type: 'view_submission',
    team: { id: team, domain: 'fake' },
    user: { id: user, username: 'asker', name: 'asker', team_id: team },
    api_app_id: appId,
    token: 'legacy',
    trigger_id: slack.makeTrigger(user),
    enterprise: null,
    is_enterprise_install: false,
    response_urls: [],
    view: { id: 'V0FAKE', team_id: team, app_id: appId, hash: '1.fake', ...view, state: { values } },
  };
}

/** The last modal that was opened, as Slack stored it; null for none. */
export function lastModal(slack: FakeSlack): FakePayload | null {
  const last = [...slack.state.views.values()].at(-1);
  return last === undefined ? null : { ...last.view, id: last.id, hash: last.hash };
}

/** An event of the Events API, for instance `{ type: 'app_home_opened', user, tab: 'home' }`. */
export function eventPayload(
  slack: FakeSlack,
  event: FakePayload,
  facts: { readonly eventId?: string; readonly team?: string } = {},
): FakePayload {
  const team = facts.team ?? slack.team;
  return {
    token: 'legacy',
    team_id: team,
    api_app_id: appId,
    event,
    type: 'event_callback',
    event_id: facts.eventId ?? `Ev${slack.state.nextNumber()}`,
    event_time: Math.trunc(slack.state.nowMs() / 1000),
    authorizations: [{ enterprise_id: null, team_id: team, user_id: 'U0BOT', is_bot: true }],
    is_ext_shared_channel: false,
  };
}

function whole(slack: FakeSlack, place: FakePlace): { user: string; channel: string; team: string } {
  return {
    user: place.user ?? 'U0ASKER',
    channel: place.channel ?? 'C0123456789',
    team: place.team ?? slack.team,
  };
}
