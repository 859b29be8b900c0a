import * as z from 'zod/mini';
import { parseDuration } from '../policy/parse-duration.ts';
import type { DigestTime } from './bot-config.ts';
import { botRules } from './bot-rules.ts';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const mostRemindHours = 14 * 24;

function textLike(pattern: RegExp, error: string) {
  return z.string({ error }).check(z.regex(pattern, { error }));
}

function parsed<Value>(error: string, parse: (text: string) => Value | undefined) {
  const read = z.transform((text: string, context) => {
    const value = parse(text);
    if (value !== undefined) return value;
    context.issues.push({ code: 'custom', message: error, input: text });
    return z.NEVER;
  });
  return z.pipe(z.string({ error }), read);
}

/** Hours as `36h`, `7d` or `2w` mean them; undefined for anything else and for more than two weeks. */
function parseHours(text: string): number | undefined {
  const days = parseDuration(text);
  const hours = days === null ? 0 : Math.round(days * 24);
  return hours >= 1 && hours <= mostRemindHours ? hours : undefined;
}

function parsePoll(text: string): number | undefined {
  const [, amount, unit] = /^(\d{1,4})(s|m)$/.exec(text) ?? [];
  const seconds = Number(amount) * (unit === 'm' ? 60 : 1);
  return seconds >= 5 && seconds <= 3600 ? seconds : undefined;
}

function parseDigest(text: string): DigestTime | undefined {
  const [, day = '', hour, minute] = /^([a-z]{6,9}) ([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  const weekday = weekdays.indexOf(day) + 1;
  return weekday === 0 ? undefined : { weekday, hour: Number(hour), minute: Number(minute) };
}

function parseTimeZone(text: string): string | undefined {
  // because offsets such as +02:00 would be a zone without its summer time
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/.test(text)) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone === ''
      ? undefined
      : text;
  } catch {
    return undefined;
  }
}

/** The zod schemas of single values of the bot's config; each states its rule of `botRules` as its message. */
export const botConfigValues = {
  ledgerName: textLike(/^[a-z0-9][a-z0-9-]{0,29}$/, botRules.ledgerName),
  // because a credential in an address ends up wherever the address is shown
  remote: textLike(/^(?!https?:\/\/[^/]{0,500}@)[\x21-\x7e]{3,1024}$/, botRules.remote),
  branch: textLike(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$/, botRules.branch),
  variable: textLike(/^[A-Z][A-Z0-9_]{0,63}$/, botRules.variable),
  repository: textLike(/^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/[A-Za-z0-9._-]{1,100}$/, botRules.repository),
  workflow: textLike(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,99}\.ya?ml$/, botRules.workflow),
  glob: textLike(/^[^\p{Cc}]{1,100}$/u, botRules.glob),
  user: textLike(/^[UW][A-Z0-9]{5,30}$/, botRules.user),
  group: textLike(/^S[A-Z0-9]{5,30}$/, botRules.group),
  team: textLike(/^[TE][A-Z0-9]{5,30}$/, botRules.team),
  login: textLike(/^[A-Za-z0-9][A-Za-z0-9-]{0,38}(\[bot\])?$/, botRules.login),
  hours: parsed(botRules.hours, parseHours),
  poll: parsed(botRules.poll, parsePoll),
  digest: parsed(botRules.digest, (text) => (text === 'off' ? null : parseDigest(text))),
  timeZone: parsed(botRules.timeZone, parseTimeZone),
} as const;
