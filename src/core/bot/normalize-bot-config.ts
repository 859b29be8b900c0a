import type { BotConfig, ChannelConfig, LedgerConfig } from './bot-config.ts';
import type { BotConfigInput } from './bot-config-schema.ts';

type LedgerInput = BotConfigInput['ledgers'][string];
type ChannelInput = NonNullable<BotConfigInput['channels']>[string];

/** Gives a valid config its defaults, and the names and shapes of `BotConfig`. */
export function normalizeBotConfig(input: BotConfigInput): BotConfig {
  return {
    ledgers: Object.entries(input.ledgers).map(([name, ledger]) => normalizeLedger(name, ledger)),
    channels: Object.entries(input.channels ?? {}).map(([id, channel]) => normalizeChannel(id, channel)),
    override: {
      group: input.override?.group ?? null,
      users: input.override?.users ?? [],
      allowAuthor: input.override?.['allow-author'] ?? false,
      people: input.override?.people ?? {},
    },
    teams: input.teams ?? [],
    timeZone: input['time-zone'] ?? 'UTC',
    freshHours: input.fresh ?? 24,
    findLostPosts: input['find-lost-posts'] ?? false,
    pollSeconds: input.poll ?? 30,
  };
}

function normalizeLedger(name: string, input: LedgerInput): LedgerConfig {
  const remote = input.remote ?? `https://github.com/${input.repository ?? ''}.git`;
  const repository = input.repository ?? repositoryOf(remote);
  // because a token of GitHub is nobody else's business, it goes elsewhere only when the config says so
  const standard = remote.startsWith('https://github.com/') ? 'GITHUB_TOKEN' : null;
  return {
    name,
    remote,
    branch: input.branch ?? 'bounce-ledger',
    tokenVariable: input['token-variable'] ?? standard,
    repository,
    workflow: input.workflow ?? null,
    ref: input.ref ?? 'main',
  };
}

/** `owner/name` of an address on github.com, however git writes it; null for another. */
function repositoryOf(remote: string): string | null {
  const found =
    /^(?:https:\/\/github\.com\/|ssh:\/\/git@github\.com\/|git@github\.com:)([A-Za-z0-9-]{1,39}\/[A-Za-z0-9._-]{1,100}?)(?:\.git)?\/?$/.exec(
      remote,
    );
  return found?.[1] ?? null;
}

function normalizeChannel(id: string, input: ChannelInput): ChannelConfig {
  return {
    id,
    campaigns: input.campaigns ?? ['*'],
    ledgers: input.ledgers ?? null,
    notify: input.notify ?? 'on-change',
    remindHours: [...new Set(input.remind ?? [])].toSorted((one, other) => other - one),
    digest: input.digest ?? null,
    allowExternal: input['allow-external'] ?? false,
  };
}
