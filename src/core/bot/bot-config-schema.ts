import * as z from 'zod/mini';
import { policyMap, policyWord } from '../policy/policy-schema-parts.ts';
import { policyValues } from '../policy/policy-values.ts';
import { notifyModes } from './bot-config.ts';
import { botConfigValues as values } from './bot-config-values.ts';
import { botRules } from './bot-rules.ts';

const ledger = policyMap({
  remote: z.optional(values.remote),
  repository: z.optional(values.repository),
  branch: z.optional(values.branch),
  'token-variable': z.optional(values.variable),
  workflow: z.optional(values.workflow),
  ref: z.optional(values.branch),
});

const channel = policyMap({
  campaigns: z.optional(z.array(values.glob, { error: botRules.globs })),
  ledgers: z.optional(z.array(values.ledgerName, { error: botRules.ledgerNames })),
  notify: z.optional(policyWord(notifyModes)),
  remind: z.optional(z.array(values.hours, { error: botRules.remind })),
  digest: z.optional(values.digest),
  'allow-external': z.optional(policyValues.boolean),
});

const override = policyMap({
  group: z.optional(values.group),
  users: z.optional(z.array(values.user, { error: botRules.users })),
  'allow-author': z.optional(policyValues.boolean),
  people: z.optional(z.record(values.login, values.user, { error: botRules.people })),
});

/** The zod schema of the bot's config file: its issues carry a rule, or the known keys, as their message. */
export const botConfigSchema = policyMap({
  ledgers: z
    .record(values.ledgerName, ledger, { error: botRules.ledgers })
    .check(z.refine((named) => Object.keys(named).length > 0, { error: botRules.ledgers })),
  channels: z.optional(z.record(policyValues.slackChannel, channel, { error: botRules.channels })),
  override: z.optional(override),
  teams: z.optional(z.array(values.team, { error: botRules.teams })),
  'time-zone': z.optional(values.timeZone),
  fresh: z.optional(values.hours),
  'find-lost-posts': z.optional(policyValues.boolean),
  poll: z.optional(values.poll),
});

/** A config file as zod reads it, before its names are normalized. */
export type BotConfigInput = z.output<typeof botConfigSchema>;
