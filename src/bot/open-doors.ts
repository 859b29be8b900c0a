import type { HTTPReceiver, Receiver } from '@slack/bolt';
import type { BotSettings } from '../core/bot/bot-settings.ts';
import { githubWebhook } from './github-webhook.ts';
import { installPaths, oauthOptions } from './oauth-options.ts';
import type { OpenedContext } from './open-context.ts';
import { openHttpReceiver, slackPath } from './open-http-receiver.ts';
import type { Route } from './serve-routes.ts';
import { slackRoute } from './slack-route.ts';
import { openTwinSockets, type TwinSockets } from './twin-sockets.ts';

/** The ways in. */
export interface Doors {
  /** What Bolt listens to. */
  readonly receiver: Receiver;
  /** Null in HTTP mode. */
  readonly sockets: TwinSockets | null;
  /** Routes that the world must reach; none when nobody has to. */
  readonly routes: Readonly<Record<string, Route>>;
}

/** Opens the ways in that the settings ask for; nothing listens and nothing connects yet. */
export function openDoors(settings: BotSettings, context: OpenedContext): Doors {
  const { mode, slackApiUrl } = settings;
  const { log, clock } = context;
  const oauth = settings.oauth === null ? null : openOauth(settings, context);
  const shared = { ...webhookRoutes(settings, context), ...installRoutes(oauth) };
  if (mode.kind === 'socket') {
    const sockets = openTwinSockets({ appToken: mode.appToken, slackApiUrl, log, clock });
    return { receiver: sockets, sockets, routes: shared };
  }
  const http = openHttpReceiver({ signingSecret: mode.signingSecret, log });
  const route = slackRoute(http.requestListener, clock.nowMs);
  return { receiver: unheard(http), sockets: null, routes: { ...shared, [`POST ${slackPath}`]: route } };
}

/** The receiver with a server of ours in place of its own. */
function unheard(http: HTTPReceiver): Receiver {
  return {
    init: (app) => http.init(app),
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  };
}

/** Bolt's pages for installing, apart from the receiver of requests, so that both modes have the same. */
function openOauth(settings: BotSettings, context: OpenedContext): HTTPReceiver | null {
  const { oauth, slackApiUrl } = settings;
  const { installations, config, log, clients } = context;
  if (oauth === null || installations === null) return null;
  const { teams } = config;
  const options = oauthOptions({
    oauth,
    installations,
    teams,
    slackApiUrl,
    log,
    onInstalled: clients.forget,
  });
  return openHttpReceiver({ signingSecret: 'no request of Slack comes here', log, oauth: options });
}

function installRoutes(oauth: HTTPReceiver | null): Readonly<Record<string, Route>> {
  if (oauth === null) return {};
  const route: Route = (request, response) => oauth.requestListener(request, response);
  return { [`GET ${installPaths.start}`]: route, [`GET ${installPaths.back}`]: route };
}

function webhookRoutes(settings: BotSettings, context: OpenedContext): Readonly<Record<string, Route>> {
  const { githubWebhookSecret: secret } = settings;
  return secret === null ? {} : { 'POST /github/webhook': githubWebhook(context, secret) };
}
