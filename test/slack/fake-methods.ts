import { type Asked, type Fields, findChannel, no } from './fake-asked.ts';
import { history, postMessage, updateMessage } from './fake-messages.ts';
import { openView, publishView, updateView } from './fake-views.ts';

interface Method {
  readonly scopes: (asked: Asked) => readonly string[];
  readonly kind: 'bot' | 'app';
  /** A JSON body is not read, as with all methods that only read. */
  readonly isForm?: boolean;
  readonly run: (asked: Asked) => Fields;
}

/** The methods by name; what is not here is answered with unknown_method. */
export const fakeMethods: Readonly<Record<string, Method>> = {
  'auth.test': {
    kind: 'bot',
    isForm: true,
    scopes: () => [],
    run: ({ token }) => ({
      ok: true,
      url: 'https://fake.slack.example/',
      team: 'Fake',
      user: 'bounce-gate',
      team_id: token.team,
      user_id: token.userId,
      bot_id: token.botId,
      is_enterprise_install: false,
    }),
  },
  'apps.connections.open': {
    kind: 'app',
    scopes: () => ['connections:write'],
    run: ({ state }) => ({ ok: true, url: state.socketUrl() }),
  },
  'chat.postMessage': { kind: 'bot', scopes: () => ['chat:write'], run: postMessage },
  'chat.update': { kind: 'bot', scopes: () => ['chat:write'], run: updateMessage },
  'conversations.info': {
    kind: 'bot',
    isForm: true,
    scopes: (asked) => [scopeFor(asked, 'read')],
    run: channelInfo,
  },
  'conversations.history': {
    kind: 'bot',
    isForm: true,
    scopes: (asked) => [scopeFor(asked, 'history')],
    run: (asked) => history(asked, null),
  },
  'conversations.replies': {
    kind: 'bot',
    isForm: true,
    scopes: (asked) => [scopeFor(asked, 'history')],
    run: (asked) => history(asked, String(asked.body.ts)),
  },
  'usergroups.users.list': { kind: 'bot', isForm: true, scopes: () => ['usergroups:read'], run: groupUsers },
  'views.open': { kind: 'bot', scopes: () => [], run: openView },
  'views.update': { kind: 'bot', scopes: () => [], run: updateView },
  'views.publish': { kind: 'bot', scopes: () => [], run: publishView },
};

function scopeFor(asked: Asked, what: 'read' | 'history'): string {
  return `${findChannel(asked)?.isPrivate === true ? 'groups' : 'channels'}:${what}`;
}

function channelInfo(asked: Asked): Fields {
  const channel = findChannel(asked);
  if (channel === undefined || (channel.isPrivate && !channel.isMember)) return no('channel_not_found');
  return {
    ok: true,
    channel: {
      id: channel.id,
      name: channel.id.toLowerCase(),
      is_channel: !channel.isPrivate,
      is_private: channel.isPrivate,
      is_archived: channel.isArchived,
      is_member: channel.isMember,
      is_ext_shared: channel.isExternal,
      is_shared: channel.isExternal,
      is_org_shared: false,
      is_pending_ext_shared: false,
    },
  };
}

function groupUsers({ state, body }: Asked): Fields {
  const users = state.groups.get(String(body.usergroup));
  return users === undefined ? no('no_such_subteam') : { ok: true, users };
}
