import type { SettingCode, SettingProblem, StartProblem } from '../../core/bot/setting-problem.ts';
import type { Problem } from '../../core/finding.ts';

type Sentence = (args: SettingProblem['args']) => string;

const sentences: Readonly<Record<SettingCode, Sentence>> = {
  'setting-missing': ({ name }) => `${name} is not set.`,
  'setting-wrong': ({ name, rule }) =>
    `${name} must be ${rule}. What it holds is something else; it is not shown here.`,
  'setting-unreadable': ({ name, file, reason }) =>
    `${name} names the file ${file}, which cannot be read (${reason}). Check the path and its permissions.`,
  'setting-twice': ({ name, file }) => `${name} is given, and so is ${file}. Keep one of them.`,
  'settings-no-mode': () =>
    'Neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set, so Slack cannot reach the bot. Set SLACK_APP_TOKEN (Socket Mode, no public address), or SLACK_SIGNING_SECRET (HTTP).',
  'settings-no-token': () =>
    'SLACK_BOT_TOKEN is not set. Install the app into your workspace (slack-manifest.json) and copy the bot token; it begins with xoxb-.',
  'settings-no-ledger': () =>
    'No ledger is named. Set BOUNCE_GATE_LEDGER to owner/name or the address of the repository that has it, or BOUNCE_GATE_BOT_CONFIG to a config file.',
  'settings-oauth-part': ({ name }) =>
    `${name} is not set, but other settings of the installation by several workspaces are. Set all four, or none and SLACK_BOT_TOKEN.`,
  'settings-oauth-open': () =>
    'No workspaces are named. Whoever installs the bot reads the ledger, so list them under teams in the config file.',
  'ledger-wrong-remote': ({ ledger }) =>
    `The ledger ${ledger} has an address that git would not take. Write https://host/owner/name.git, or git@host:owner/name.git.`,
  'ledger-wrong-branch': ({ ledger }) =>
    `The ledger ${ledger} has a branch that cannot hold one. Name one such as bounce-ledger.`,
  'ledger-no-token': ({ ledger, name }) =>
    `The ledger ${ledger} is read with the token in ${name}, and ${name} is not set. Set it, or take token-variable out of the config.`,
  'override-key-wrong': () =>
    'BOUNCE_GATE_OVERRIDE_KEY is no Ed25519 private key in PEM. Make one: openssl genpkey -algorithm ed25519',
  'slack-refused': ({ code }) =>
    `Slack refused the bot token (${code}). Copy it anew from the app's page "Install App" and set SLACK_BOT_TOKEN.`,
  'app-token-refused': ({ code }) =>
    `Slack refused the app-level token (${code}). Make one with the scope connections:write under "Basic Information" and set SLACK_APP_TOKEN.`,
  'node-too-old': ({ found, least }) =>
    `The bot needs Node ${least} or newer, and this is ${found}. The command line and the Action run on Node 20.`,
  'port-taken': ({ port, code }) =>
    `Port ${port} cannot be listened on (${code}). Set another with PORT or METRICS_PORT.`,
  'store-unusable': ({ reason }) =>
    `The database of the bot cannot be used (${reason}). Check DATABASE_URL, or the folder in BOUNCE_GATE_DATA and its permissions.`,
};

const configSentences: Readonly<Partial<Record<Problem['code'], (args: Problem['args']) => string>>> = {
  'policy-not-yaml': ({ reason, detail }) =>
    `is no YAML that can be read (${detail ?? reason}). An example is in docs/slack.md.`,
  'policy-unknown-key': ({ key, nearest, known }) =>
    `unknown key "${key}".${nearest === undefined ? '' : ` Did you mean "${nearest}"?`} The keys here are ${known}.`,
  'policy-wrong-value': ({ path, rule, received, nearest }) =>
    `${path} must be ${rule}. It is ${received}.${nearest === undefined ? '' : ` Did you mean "${nearest}"?`}`,
};

/** One problem as a sentence with its place and the next step. */
export function startProblemText(problem: StartProblem): string {
  if (!isConfigProblem(problem)) return sentences[problem.code](problem.args);
  const place = [problem.file, problem.line].filter((part) => part !== undefined).join(':');
  return `${place}: ${configSentences[problem.code]?.(problem.args) ?? problem.code}`;
}

function isConfigProblem(problem: StartProblem): problem is Problem {
  return !(problem.code in sentences);
}
