import type { HTTPReceiverOptions, Installation, InstallationStore } from '@slack/bolt';
import { botScopes } from '../core/bot/bot-scopes.ts';
import type { BotOauth } from '../core/bot/bot-settings.ts';
import { type InstallEnd, installText } from '../report/bot/install-text.ts';
import type { BotLog } from './bot-log.ts';
import { errorFields } from './error-fields.ts';
import type { SealedInstallations } from './sealed-installations.ts';

/** Pages on which a workspace installs the bot. */
export const installPaths = { start: '/slack/install', back: '/slack/oauth_redirect' } as const;

/** The options of Bolt's receiver that are about installing. */
export interface OauthOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stateSecret: string;
  readonly scopes: string[];
  readonly installationStore: InstallationStore;
  readonly installerOptions: NonNullable<HTTPReceiverOptions['installerOptions']>;
}

/** What installing works with. */
export interface OauthParts {
  readonly oauth: BotOauth;
  readonly installations: SealedInstallations;
  readonly teams: readonly string[];
  readonly slackApiUrl: string;
  readonly log: BotLog;
  readonly onInstalled: (team: string) => void;
}

/** How Bolt lets workspaces install the bot: those of the list alone, each token sealed before it is kept. */
export function oauthOptions(parts: OauthParts): OauthOptions {
  const { clientId, clientSecret, stateSecret } = parts.oauth;
  return {
    clientId,
    clientSecret,
    stateSecret,
    scopes: [...botScopes],
    installationStore: storeFor(parts),
    installerOptions: {
      installPath: installPaths.start,
      redirectUriPath: installPaths.back,
      directInstall: true,
      // because Bolt writes into this object, it is nobody else's
      clientOptions: { slackApiUrl: parts.slackApiUrl, retryConfig: { retries: 0 }, timeout: 10_000 },
      callbackOptions: answerBrowser(parts.log),
    },
  };
}

function storeFor({ installations, teams, log, onInstalled }: OauthParts): InstallationStore {
  return {
    storeInstallation: async (installation) => {
      const { team, token } = tokenOf(installation);
      if (!teams.includes(team)) throw Object.assign(new Error('not listed'), { code: notListed });
      await installations.save(team, token);
      log.info('installed');
      onInstalled(team);
    },
    // because our own door authorizes, Bolt has nothing to look up
    fetchInstallation: () => Promise.reject(new Error('not used')),
  };
}

/** The page on which whoever installed ends. */
function answerBrowser(log: BotLog): NonNullable<OauthOptions['installerOptions']['callbackOptions']> {
  const plainText = { 'content-type': 'text/plain; charset=utf-8' };
  return {
    success: (_installation, _options, _request, response) => {
      response.writeHead(200, plainText).end(installText('done'));
    },
    failure: (error, _options, _request, response) => {
      log.warn('install-failed', errorFields(error));
      response.writeHead(400, plainText).end(installText(endOf(error)));
    },
  };
}

const notListed = 'bounce_gate_not_listed';

/** Codes of @slack/oauth 4.0.0 (its errors.ts), and our own. */
const ends: Readonly<Record<string, InstallEnd>> = {
  slack_oauth_installer_authorization_error: 'cancelled',
  slack_oauth_missing_state: 'expired',
  slack_oauth_invalid_state: 'expired',
  slack_oauth_missing_code: 'expired',
  [notListed]: 'not-listed',
};

function endOf({ code }: { readonly code?: string }): InstallEnd {
  return ends[code ?? ''] ?? 'failed';
}

function tokenOf(installation: Installation<'v1' | 'v2', boolean>): {
  readonly team: string;
  readonly token: string;
} {
  const team = installation.team?.id;
  const token = installation.bot?.token;
  if (team === undefined || token === undefined) throw new Error('no workspace or no bot token');
  return { team, token };
}
