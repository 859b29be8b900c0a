import * as z from 'zod/mini';
import { verdicts } from '../campaign-result.ts';
import { causes, domainKinds, entryKinds } from '../evidence/cause.ts';
import type { Component } from '../projection/component.ts';
import { tiers } from '../projection/tier.ts';
import { recordIdPattern } from './record-id.ts';
import { maxSourceLength, maxSources } from './record-limits.ts';

// because a count is of recipients, and no list has more than a thousand million
const maxCount = 1e9;
const maxExposures = 400;

const knownCauses = causes.filter((cause) => cause !== 'baseline');
/** Every component a record may name. */
export const recordComponents: readonly Component[] = [
  ...knownCauses,
  'soft-base',
  ...domainKinds.flatMap((kind) => [`decay:${kind}`, `decay:${kind}?`] as const),
  ...entryKinds.map((kind) => `entry:${kind}` as const),
];

const count = z.int().check(z.minimum(0), z.maximum(maxCount));
const fraction = z.number().check(z.minimum(0), z.maximum(1));
const amount = z.number().check(z.minimum(0), z.maximum(maxCount));
const digest = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const code = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+){0,9}$/), z.maxLength(60));
const day = z.string().check(z.regex(/^20[0-9]{2}-[01][0-9]-[0-3][0-9]$/), z.refine(isTime));
const instant = z
  .string()
  .check(
    z.regex(/^20[0-9]{2}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z$/),
    z.refine(isTime),
  );
const rate = z.tuple([fraction, fraction, fraction]);
const limit = z.nullable(z.number().check(z.minimum(0), z.maximum(100)));
const component = z.enum(recordComponents);
const exposure = z.tuple([
  component,
  z.int().check(z.minimum(0), z.maximum(maxSources)),
  count,
  amount,
  amount,
]);
const exposures = z.array(exposure).check(z.maxLength(maxExposures));

/**
 * The zod schemas of single values in records, all bounded: a record is data from elsewhere. Text may hold anything
 * but control characters, lone surrogates and the at sign.
 */
export const recordValues = {
  id: z.string().check(z.regex(recordIdPattern)),
  campaign: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,62}$/)),
  count,
  fraction,
  factor: amount,
  digest,
  code,
  codes: z.array(code).check(z.maxLength(32)),
  day,
  instant,
  rate,
  limit,
  // because the longest duration a policy can write is 99,999 weeks
  days: z.number().check(z.minimum(0), z.maximum(1_000_000)),
  slackChannel: z.string().check(z.regex(/^[CG][A-Z0-9]{5,30}$/)),
  limits: z.strictObject({ warn: limit, fail: limit }),
  verdict: z.enum(verdicts),
  tier: z.nullable(z.enum(tiers)),
  exposures,
  text: (max: number) =>
    z.string().check(
      z.minLength(1),
      z.refine((text) => isPlain(text, max)),
    ),
  /** Empty where the list has no sources. */
  source: z.string().check(z.refine((text) => isPlain(text, maxSourceLength))),
} as const;

function isTime(text: string): boolean {
  const ms = Date.parse(text);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

function isPlain(text: string, max: number): boolean {
  return text.length <= 2 * max && [...text].length <= max && !/[\p{Cc}\p{Cs}@]/u.test(text);
}
