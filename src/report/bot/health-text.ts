import type { HealthCheck, HealthCode } from '../../core/bot/health-check.ts';
import { counted } from '../numbers.ts';

type Sentence = (args: HealthCheck['args']) => string;
type Sentences = Readonly<Record<HealthCheck['state'], Sentence>>;

const sentences: Readonly<Record<HealthCode, Sentences>> = {
  store: {
    well: ({ kind }) => `${kind} answers.`,
    wrong: ({ reason }) => `The database cannot be used (${reason}). Check DATABASE_URL or BOUNCE_GATE_DATA.`,
    unknown: ({ reason }) => `The database did not answer (${reason}).`,
  },
  token: {
    well: ({ team }) => `The bot token is taken, workspace ${team}.`,
    wrong: ({ code }) => `Slack refused the bot token (${code}). Copy it anew from "Install App".`,
    unknown: ({ code }) => `Slack did not answer (${code}). Is it reachable from here?`,
  },
  scopes: {
    well: () => 'The token has every scope that is needed.',
    wrong: ({ missing }) =>
      `The token lacks ${missing}. Update the app from slack-manifest.json and install it again.`,
    unknown: () => 'The scopes are not known, because the token was not taken.',
  },
  clock: {
    well: ({ seconds }) => `The clock differs from Slack's by ${seconds} s.`,
    wrong: ({ seconds }) =>
      `The clock differs from Slack's by ${seconds} s, so signed requests are refused. Set it by NTP.`,
    unknown: () => 'Slack did not tell its time.',
  },
  'app-token': {
    well: () => 'The app-level token is taken.',
    wrong: ({ code }) =>
      `Slack refused the app-level token (${code}). Make one with the scope connections:write under "Basic Information".`,
    unknown: ({ code }) => `Slack did not say whether it takes the app-level token (${code}).`,
  },
  channel: {
    well: ({ channel }) => `${channel} can be posted in.`,
    wrong: ({ channel, reason }) =>
      `${channel} cannot be posted in: ${channelReasons[String(reason)] ?? reason}.`,
    unknown: ({ channel, reason }) => `${channel} could not be looked at (${reason}).`,
  },
  group: {
    well: ({ group, people }) => `${group} has ${people} who may override.`,
    wrong: ({ group, reason }) =>
      `${group} cannot be read (${reason}), so nobody may override. User groups need a paid plan; name people under override.users instead.`,
    unknown: ({ group, reason }) => `${group} could not be looked at (${reason}).`,
  },
  ledger: {
    well: ({ ledger, branch, records, reason }) =>
      reason === 'new'
        ? `${ledger} is readable and has no branch ${branch} yet. The first check that is recorded makes it.`
        : `${ledger} is readable; ${records} records are in the index.`,
    wrong: (args) => (ledgerFaults[String(args.reason)] ?? unreadable)(args),
    unknown: ({ ledger, reason }) => `${ledger} could not be looked at (${reason}).`,
  },
  'override-key': {
    well: () => 'Overrides are signed.',
    wrong: () => 'Some campaigns need signed overrides and BOUNCE_GATE_OVERRIDE_KEY is not set.',
    unknown: () => 'Overrides are not signed, because BOUNCE_GATE_OVERRIDE_KEY is not set.',
  },
  outbox: {
    well: () => 'Every post was delivered.',
    wrong: ({ unknown, failed }) =>
      `${counted(Number(unknown), 'post')} may or may not be in Slack, ${counted(Number(failed), 'post was', 'posts were')} refused. The log names the reasons.`,
    unknown: () => 'The outbox could not be looked at.',
  },
};

const unreadable: Sentence = ({ ledger, reason }) =>
  `${ledger} cannot be read (${reason}). Check its address and its token.`;

const ledgerFaults: Readonly<Record<string, Sentence>> = {
  missing: ({ ledger, branch }) =>
    `${ledger} has no branch ${branch} any more. Find out who deleted it and restore it, or take it as it is: rebuild ${ledger}.`,
  rewritten: ({ ledger }) =>
    `${ledger} was rewritten, so nothing of it is read or written. Find out what happened (bounce-gate ledger audit), then take it as it is: rebuild ${ledger}.`,
};

const channelReasons: Readonly<Record<string, string>> = {
  channel_not_found:
    'there is none, or it is private and the bot was not invited. Type /invite @bounce-gate there',
  not_member: 'the bot is not in it. Type /invite @bounce-gate there',
  archived: 'it is archived',
  external: 'it is shared with another company, and allow-external is not set for it',
};

const marks: Readonly<Record<HealthCheck['state'], string>> = { well: 'ok', wrong: 'WRONG', unknown: '?' };

/** One line for each check, what is wrong first told by the word before it, and how many at the end. */
export function healthText(checks: readonly HealthCheck[]): string {
  const lines = checks.map(
    ({ code, state, args }) => `${marks[state].padEnd(6)} ${sentences[code][state](args)}`,
  );
  const wrong = checks.filter(({ state }) => state === 'wrong').length;
  const unknown = checks.filter(({ state }) => state === 'unknown').length;
  const rest = unknown === 0 ? '' : `, ${unknown} not known`;
  return `${lines.join('\n')}\n\n${checks.length} looked at, ${wrong} wrong${rest}.\n`;
}
