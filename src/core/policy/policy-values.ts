import * as z from 'zod/mini';
import { parseResolver, resolverPattern } from '../dns/parse-resolver.ts';
import { calendarDayPattern, parseCalendarDay } from './parse-calendar-day.ts';
import { durationPattern, parseDuration } from './parse-duration.ts';
import { instantPattern, parseInstant } from './parse-instant.ts';
import { parsePercentage, percentagePattern } from './parse-percentage.ts';
import { parsePublicKey, publicKeyPattern } from './parse-public-key.ts';
import { valueRules } from './value-rules.ts';

// because \p{Cc}, which is just these, takes long to make
const control = String.raw`\u0000-\u001f\u007f-\u009f`;
const noControl = `[^${control}]`;
const pathPattern = new RegExp(`^(?!/)(?![A-Za-z]:)(?!(?:.*/)?\\.\\.(?:/|$))[^\\\\${control}]{1,300}$`, 'u');
const limitPattern = orOff(percentagePattern);

function textLike(pattern: RegExp, error: string) {
  return z.string({ error }).check(z.regex(pattern, { error }));
}

function parsed<Value>(pattern: RegExp, error: string, parse: (text: string) => Value | undefined) {
  const read = z.transform((text: string, context) => {
    const value = parse(text);
    if (value !== undefined) return value;
    context.issues.push({ code: 'custom', message: error, input: text });
    return z.NEVER;
  });
  return z.pipe(textLike(pattern, error), read);
}

function orOff(pattern: RegExp): RegExp {
  return new RegExp(`^off$|${pattern.source}`, pattern.flags);
}

function offIsNull<Value>(parse: (text: string) => Value | null) {
  return (text: string): Value | null | undefined => (text === 'off' ? null : (parse(text) ?? undefined));
}

/**
 * The zod schemas of single policy values. Each states its rule (of `valueRules`) as the message of all its issues,
 * and reads text to the value the policy uses: fractions, days, epoch milliseconds; `off` to null.
 */
export const policyValues = {
  text: textLike(new RegExp(`^(?=.*\\S)${noControl}{1,200}$`, 'u'), valueRules.text),
  boolean: z.boolean({ error: valueRules.boolean }),
  count: z
    .number({ error: valueRules.count })
    .check(z.int({ error: valueRules.count }), z.minimum(1, { error: valueRules.count })),
  percentage: parsed(percentagePattern, valueRules.percentage, (text) => parsePercentage(text) ?? undefined),
  limit: parsed(limitPattern, valueRules.limit, offIsNull(parsePercentage)),
  growthLimit: parsed(
    limitPattern,
    valueRules.growthLimit,
    offIsNull((text) => parsePercentage(text, 100)),
  ),
  durationLimit: parsed(orOff(durationPattern), valueRules.durationLimit, offIsNull(parseDuration)),
  publicKey: parsed(
    orOff(publicKeyPattern),
    valueRules.publicKey,
    offIsNull((text) => parsePublicKey(text)),
  ),
  label: parsed(
    new RegExp(`^(?=.*\\S)${noControl}{1,50}$`, 'u'),
    valueRules.label,
    offIsNull((text) => text),
  ),
  /** Stays text: reports show the day as written. */
  day: parsed(calendarDayPattern, valueRules.day, (text) =>
    parseCalendarDay(text) === null ? undefined : text,
  ),
  dayMs: parsed(calendarDayPattern, valueRules.day, (text) => parseCalendarDay(text) ?? undefined),
  instantMs: parsed(instantPattern, valueRules.instant, (text) => parseInstant(text) ?? undefined),
  path: textLike(pathPattern, valueRules.path),
  campaignName: textLike(/^[a-z0-9][a-z0-9-]{0,62}$/, valueRules.campaignName),
  slackChannel: textLike(/^[CG][A-Z0-9]{5,30}$/, valueRules.slackChannel),
  domain: textLike(/^[\p{L}\p{N}-]{1,63}(\.[\p{L}\p{N}-]{1,63}){1,10}$/u, valueRules.domain),
  /** Stays text: it is parsed where it is asked. */
  resolver: parsed(resolverPattern, valueRules.resolver, (text) =>
    parseResolver(text) === null ? undefined : text,
  ),
  findingCode: textLike(/^[a-z0-9]+(-[a-z0-9]+){0,9}$/, valueRules.findingCode),
} as const;
