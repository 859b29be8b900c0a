import * as z from 'zod/mini';
import { evidenceGroups } from '../projection/evidence-group.ts';
import { suppressionReasons } from '../suppression/suppression-reason.ts';
import { loginPattern } from './login-pattern.ts';
import { maxSources } from './record-limits.ts';
import { recordValues } from './record-values.ts';

/** Version of the records' form; a newer one is counted and left alone. */
export const recordVersion = 1;

const {
  id,
  campaign,
  count,
  fraction,
  digest,
  codes,
  day,
  instant,
  rate,
  limits,
  verdict,
  tier,
  exposures,
  text,
  source,
} = recordValues;

const run = z.nullable(
  z.strictObject({
    repository: text(140),
    commit: z.string().check(z.regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/)),
    id: z.string().check(z.regex(/^[0-9]{1,20}$/)),
    attempt: z.int().check(z.minimum(1), z.maximum(9999)),
    event: z.string().check(z.regex(/^[a-z_]{1,40}$/)),
    /** GitHub login of whoever started the run; absent where nobody told. */
    actor: z.optional(z.string().check(z.regex(loginPattern))),
  }),
);

const common = { v: z.literal(recordVersion), id, at: instant, tool: text(40), run, campaign } as const;

const digests = z.strictObject({ list: digest, suppressions: digest, policy: digest });

const sendRules = z.strictObject({
  /** Projected total rate above which nobody can override; null for none. */
  overrideCeiling: z.nullable(fraction),
  /** Whether overrides must be signed. */
  signed: z.boolean(),
  /** How old the check may be at the send; null for any age. */
  approvalMaxAgeDays: z.nullable(recordValues.days),
  slackChannel: z.nullable(recordValues.slackChannel),
});

/** What a check counted, projected and decided; no address, and no digest of a list of under 20 rows. */
export const checkRecord = z.strictObject({
  ...common,
  kind: z.literal('check'),
  list: text(300),
  digests: z.strictObject({ list: z.nullable(digest), suppressions: z.nullable(digest), policy: digest }),
  asOf: day,
  sendAt: z.nullable(instant),
  verdict,
  tier,
  model: z.string().check(z.regex(/^[0-9a-z.]{1,20}$/)),
  counts: z.strictObject({
    rows: count,
    recipients: count,
    mailed: count,
    mailedAfterCleaning: count,
    invalid: count,
    duplicates: count,
    suppressed: count,
  }),
  suppressedByReason: z.array(z.tuple([z.enum(suppressionReasons), count])).check(z.maxLength(20)),
  rates: z.nullable(z.strictObject({ hard: rate, soft: rate, total: rate })),
  limits: z.strictObject({ total: limits, hard: limits, soft: limits, risk: z.nullable(fraction) }),
  /** What the policy says of the send, for those who read only the ledger; absent in records of older tools. */
  rules: z.optional(sendRules),
  /** Chance that the total rate ends above its fail limit. */
  aboveLimit: z.nullable(fraction),
  reasons: codes,
  problems: codes,
  history: z.strictObject({
    campaigns: count,
    tip: z.nullable(z.string().check(z.regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/))),
  }),
  /** A slow upward creep among the sends before; null when there is none. */
  drift: z.nullable(
    z.strictObject({
      since: instant,
      factor: recordValues.factor,
      sources: z.array(z.strictObject({ source, factor: recordValues.factor })).check(z.maxLength(5)),
    }),
  ),
  /** Recipients mailed by source; exposures name a source by its place here. */
  sources: z.array(z.tuple([source, count])).check(z.maxLength(maxSources)),
  /** Per component and source: recipients, sum of chances, sum of their squares. */
  exposures: z.strictObject({ hard: exposures, soft: exposures }),
});
export type CheckRecord = Readonly<z.output<typeof checkRecord>>;

const part = z.strictObject({
  source,
  group: z.enum(evidenceGroups),
  recipients: count,
  hard: count,
  soft: z.nullable(count),
  exposures: z.strictObject({ hard: exposures, soft: exposures }),
});

/** What really happened to a campaign: counts in total, per source, or per source and evidence group. */
export const outcomeRecord = z
  .strictObject({
    ...common,
    kind: z.literal('outcome'),
    /** The check the campaign was sent by; null when none is on the ledger. */
    check: z.nullable(id),
    sentAt: instant,
    countedAt: instant,
    /** The sending tool whose counts these are, since tools count differently. */
    sender: z.nullable(text(60)),
    sent: count,
    hard: count,
    soft: z.nullable(count),
    block: z.nullable(count),
    bySource: z
      .array(z.strictObject({ source, sent: count, hard: count, soft: z.nullable(count) }))
      .check(z.maxLength(maxSources)),
    parts: z.array(part).check(z.maxLength(200)),
    /** The outcome this one corrects. */
    replaces: z.nullable(id),
  })
  .check(
    z.refine(({ sent, hard, soft, block }) => hard + (soft ?? 0) + (block ?? 0) <= sent),
    z.refine(({ sent }) => sent > 0),
  );
export type OutcomeRecord = Readonly<z.output<typeof outcomeRecord>>;

/** A reasoned, expiring permission to send a failed campaign once, bound to exactly these files. */
export const overrideRecord = z.strictObject({
  ...common,
  kind: z.literal('override'),
  digests,
  check: z.nullable(id),
  reason: text(280),
  by: text(80),
  via: z.enum(['cli', 'label', 'slack']),
  expiresAt: instant,
  /** The projected total rate that was overridden; null when it is not known. */
  total: z.nullable(fraction),
  signature: z.nullable(
    z.strictObject({
      /** First 16 hex digits of the SHA-256 of the public key. */
      key: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
      /** Ed25519 in base64 over the record's text without its signature. */
      value: z.string().check(z.regex(/^[A-Za-z0-9+/]{86}==$/)),
    }),
  ),
});
export type OverrideRecord = Readonly<z.output<typeof overrideRecord>>;

/** That a send was let go by exactly these files; it uses its override up. */
export const approvalRecord = z.strictObject({
  ...common,
  kind: z.literal('approval'),
  digests,
  check: z.nullable(id),
  override: z.nullable(id),
});
export type ApprovalRecord = Readonly<z.output<typeof approvalRecord>>;

/** Every kind of record. */
export const recordKinds = ['check', 'outcome', 'override', 'approval'] as const;
export type LedgerRecord = CheckRecord | OutcomeRecord | OverrideRecord | ApprovalRecord;

/** Schema by kind. */
export const recordSchemas = {
  check: checkRecord,
  outcome: outcomeRecord,
  override: overrideRecord,
  approval: approvalRecord,
} as const;
