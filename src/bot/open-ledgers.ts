import { join, resolve } from 'node:path';
import type { LedgerConfig } from '../core/bot/bot-config.ts';
import type { BotSettings } from '../core/bot/bot-settings.ts';
import type { SettingProblem } from '../core/bot/setting-problem.ts';
import { parseLedgerBranch } from '../io/ledger/ledger-branch.ts';
import { parseRemote } from '../io/ledger/parse-remote.ts';
import type { BotLedger } from './bot-context.ts';

/** The ledgers of the config as places that git can go to, or why it cannot. */
export function openLedgers(settings: Pick<BotSettings, 'config' | 'tokens' | 'dataFolder'>): {
  readonly ledgers: readonly BotLedger[];
  readonly problems: readonly SettingProblem[];
} {
  const opened = settings.config.ledgers.map((ledger) => openLedger(ledger, settings));
  return {
    ledgers: opened.flatMap((one) => ('problem' in one ? [] : [one])),
    problems: opened.flatMap((one) => ('problem' in one ? [one.problem] : [])),
  };
}

function openLedger(
  config: LedgerConfig,
  { tokens, dataFolder }: Pick<BotSettings, 'tokens' | 'dataFolder'>,
): BotLedger | { readonly problem: SettingProblem } {
  const { name, tokenVariable } = config;
  const wrong = (code: SettingProblem['code'], args: SettingProblem['args'] = {}) => ({
    problem: { code, args: { ledger: name, ...args } },
  });
  const branch = parseLedgerBranch(config.branch);
  if (branch === undefined) return wrong('ledger-wrong-branch');
  const token = tokenVariable === null ? undefined : tokens[tokenVariable];
  // because a public repository is read without one, only a token that somebody named is missed
  if (tokenVariable !== null && tokenVariable !== 'GITHUB_TOKEN' && token === undefined) {
    return wrong('ledger-no-token', { name: tokenVariable });
  }
  const address = config.remote.startsWith('/') ? `file://${config.remote}` : config.remote;
  const credential = token === undefined ? {} : { credential: { user: 'x-access-token', token } };
  // because a folder can only be named by the settings of the bot itself
  const remote = parseRemote(address, { allowFile: true, ...credential });
  if (remote === undefined) return wrong('ledger-wrong-remote');
  const folder = resolve(dataFolder);
  return {
    ...config,
    place: { remote, branch, untrusted: folder },
    cacheFolder: join(folder, 'ledgers', name),
  };
}
