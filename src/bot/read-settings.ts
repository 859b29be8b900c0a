import { type ParsedSettings, parseSettings } from '../core/bot/parse-settings.ts';
import { settingNames } from '../core/bot/setting-names.ts';
import type { SettingProblem } from '../core/bot/setting-problem.ts';
import { readText } from '../io/read-text.ts';

const mostBytes = 1024 * 1024;
const mostSecretBytes = 64 * 1024;

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the settings from variables and the files they name; what is empty counts as not set. */
export async function readSettings(env: Environment): Promise<ParsedSettings> {
  const config = await readConfigFile(env);
  // because a config may name any variable for a token, all are handed on; only those that are asked for are used
  const plain = Object.entries(env).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, value] as const],
  );
  const files = await Promise.all(
    plain
      .filter(([name]) => name.endsWith('_FILE') && isOurs(name.slice(0, -5), config.file?.text ?? ''))
      .map(([name, path]) => readSecretFile(name, path)),
  );
  const twice = files
    .filter(({ name }) => env[name] !== undefined && env[name] !== '')
    .map(({ name }): SettingProblem => ({ code: 'setting-twice', args: { name, file: `${name}_FILE` } }));
  const values = {
    ...Object.fromEntries(plain),
    ...Object.fromEntries(files.flatMap(({ name, text }) => (text === '' ? [] : [[name, text]]))),
  };
  const problems = [...config.problems, ...files.flatMap(({ problem }) => problem ?? []), ...twice];
  const parsed = parseSettings({ values, configFile: config.file });
  if (problems.length === 0) return parsed;
  return { ok: false, problems: parsed.ok ? problems : [...problems, ...parsed.problems] };
}

/** A setting of the bot, or a variable that its config names for a token. */
function isOurs(name: string, config: string): boolean {
  return settingNames.some((known) => known === name) || config.includes(`token-variable: ${name}`);
}

async function readSecretFile(
  variable: string,
  path: string,
): Promise<{ readonly name: string; readonly text: string; readonly problem: SettingProblem | null }> {
  const name = variable.slice(0, -5);
  const read = await readText(path, path, mostSecretBytes);
  // because editors and `echo` end a file with a line break that is no part of the secret
  if (read.ok) return { name, text: read.text.replace(/\r?\n$/, ''), problem: null };
  return { name, text: '', problem: unreadable(variable, path, read.problem.code) };
}

async function readConfigFile(env: Environment): Promise<{
  readonly file: { readonly file: string; readonly text: string } | null;
  readonly problems: readonly SettingProblem[];
}> {
  const path = env.BOUNCE_GATE_BOT_CONFIG;
  if (path === undefined || path === '') return { file: null, problems: [] };
  const read = await readText(path, path, mostBytes);
  if (read.ok) return { file: { file: path, text: read.text }, problems: [] };
  return { file: null, problems: [unreadable('BOUNCE_GATE_BOT_CONFIG', path, read.problem.code)] };
}

function unreadable(name: string, file: string, reason: string): SettingProblem {
  return { code: 'setting-unreadable', args: { name, file, reason } };
}
