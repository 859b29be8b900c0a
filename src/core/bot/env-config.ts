import type { BotConfig } from './bot-config.ts';
import { botConfigSchema } from './bot-config-schema.ts';
import { botRules } from './bot-rules.ts';
import { normalizeBotConfig } from './normalize-bot-config.ts';
import type { SettingProblem } from './setting-problem.ts';

/** The config of a first run, when there is no file: one ledger, and at most one channel. */
export function envConfig(values: Readonly<Record<string, string>>): {
  readonly config: BotConfig | null;
  readonly problems: readonly SettingProblem[];
} {
  const { BOUNCE_GATE_LEDGER: ledger, BOUNCE_GATE_CHANNEL: channel } = values;
  if (ledger === undefined) return { config: null, problems: [{ code: 'settings-no-ledger', args: {} }] };
  const isRepository = /^[A-Za-z0-9-]{1,39}\/[A-Za-z0-9._-]{1,100}$/.test(ledger);
  const read = botConfigSchema.safeParse({
    ledgers: { [nameOf(ledger)]: isRepository ? { repository: ledger } : { remote: ledger } },
    ...(channel === undefined ? {} : { channels: { [channel]: {} } }),
  });
  if (read.success) return { config: normalizeBotConfig(read.data), problems: [] };
  // because a wrong channel is told by the rules of single settings
  const isLedger = read.error.issues.some(({ path }) => path[0] === 'ledgers');
  const rule = `${botRules.repository}, or ${botRules.remote}`;
  return {
    config: null,
    problems: isLedger ? [{ code: 'setting-wrong', args: { name: 'BOUNCE_GATE_LEDGER', rule } }] : [],
  };
}

/** A short name from the last part of an address: `https://host/acme/Campaign.Lists.git` is `campaign-lists`. */
function nameOf(ledger: string): string {
  const last =
    ledger
      .replace(/\.git\/?$/, '')
      .split(/[/:]/)
      .at(-1) ?? '';
  const slug = last
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 30);
  return slug === '' ? 'ledger' : slug;
}
