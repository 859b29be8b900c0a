import type { Problem } from '../finding.ts';

/** What can be wrong with the settings of the bot; prose in `report/bot`. */
export const settingCodes = [
  'node-too-old',
  'setting-missing',
  'setting-wrong',
  'setting-unreadable',
  'setting-twice',
  'settings-no-mode',
  'settings-no-token',
  'settings-no-ledger',
  'settings-oauth-part',
  'settings-oauth-open',
  'ledger-wrong-remote',
  'ledger-wrong-branch',
  'ledger-no-token',
  'override-key-wrong',
  'slack-refused',
  'app-token-refused',
  'port-taken',
  'store-unusable',
] as const;
export type SettingCode = (typeof settingCodes)[number];

/** A setting that cannot be used; its value is never told, because most of them are secrets. */
export interface SettingProblem {
  readonly code: SettingCode;
  readonly args: Readonly<Record<string, string | number>>;
}

/** Everything that keeps the bot from starting: settings, and what is wrong in its config file. */
export type StartProblem = SettingProblem | Problem;
