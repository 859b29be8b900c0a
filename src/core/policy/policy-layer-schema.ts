import * as z from 'zod/mini';
import { repeatedClasses, repeatedClassNames } from '../bounce/repeated-classes.ts';
import {
  type Cause,
  causes,
  type DomainKind,
  domainKinds,
  type EntryKind,
  entryKinds,
} from '../evidence/cause.ts';
import { aliasRuleNames } from '../suppression/alias-reason.ts';
import { suppressionReasons } from '../suppression/suppression-reason.ts';
import { defaultPolicy } from './default-policy.ts';
import {
  dnsModes,
  type OverridableCause,
  plainListRules,
  reservedDomainRules,
  reviewScopes,
  suppressedRules,
} from './policy.ts';
import { policyKey, policyMap, policyMapOf, policyWord } from './policy-schema-parts.ts';
import { policyValues } from './policy-values.ts';
import { profileNames } from './profiles.ts';
import { valueRules } from './value-rules.ts';

const limit = limitOf(policyValues.limit).check(z.meta({ id: 'limit' }));

function limitOf<Value extends z.core.$ZodType>(value: Value) {
  return policyMap({
    warn: policyKey(value, 'Warn from here on, or off. May not lie above fail.'),
    fail: policyKey(value, 'Fail above this, or off.'),
  });
}

function isOverridable(cause: Cause): cause is OverridableCause {
  return cause !== 'soft-history' && cause !== 'baseline';
}

const causeChances = policyMap({
  hard: policyKey(policyValues.percentage, 'Chance of a hard bounce.'),
  soft: policyKey(policyValues.percentage, 'Chance of a soft bounce.'),
}).check(z.meta({ id: 'cause-chances' }));

const entryChance = policyMap({
  chance: policyValues.percentage.check(
    z.meta({ description: 'Chance of a hard bounce on the first delivery.' }),
  ),
});

const chances = policyMap({
  causes: policyKey(
    policyMapOf(causes.filter(isOverridable), (cause) =>
      policyKey(causeChances, `Chances of a recipient whose cause is ${cause}.`),
    ),
    'Chances of bouncing by cause.',
  ),
  entries: policyKey(
    policyMapOf<EntryKind, typeof entryChance>(entryKinds, (kind) =>
      policyKey(entryChance, `Entry risk of sources of the kind ${kind}.`),
    ),
    'Risk of addresses never delivered to, by entry kind.',
  ),
  decay: policyKey(
    policyMapOf<DomainKind, typeof policyValues.percentage>(domainKinds, (kind) =>
      policyKey(policyValues.percentage, `Yearly rate at which mailboxes die at ${kind} domains.`),
    ),
    'How fast mailboxes die, per year, by kind of domain.',
  ),
});

const resolvers = z
  .array(policyValues.resolver, { error: valueRules.resolvers })
  .check(z.refine((named) => new Set(named).size > 1, { error: valueRules.resolvers }));

const suppressed = policyMapOf(suppressionReasons, (reason) =>
  policyKey(
    policyWord(suppressedRules),
    `What a recipient suppressed as ${reason} does: ignore, warn or fail.`,
    defaultPolicy.suppressed[reason],
  ),
);

const suppressedAlias = policyMapOf(aliasRuleNames, (name) =>
  policyKey(
    policyWord(suppressedRules),
    `What a recipient does when another address of its mailbox is on file as ${name}: ignore, warn or fail.`,
    defaultPolicy.suppressedAlias[name],
  ),
);

const suppressAfter = policyMapOf(repeatedClassNames, (name) =>
  policyKey(policyValues.count, `Campaigns that end in ${name}.`, repeatedClasses[name]),
);

/** The zod schema of the `policy` keys, at the top level of the file and in each campaign. */
export const policyLayerSchema = policyMap({
  profile: policyKey(
    policyWord(profileNames),
    'Named limits of a sender. Sets total, hard and soft; explicit limits beside it win.',
    'default',
  ),
  total: policyKey(limit, 'Limits on the projected total bounce rate.', { warn: '2%', fail: '5%' }),
  hard: policyKey(limit, 'Limits on the projected hard bounce rate.', { warn: 'off', fail: 'off' }),
  soft: policyKey(limit, 'Limits on the projected soft bounce rate.', { warn: 'off', fail: 'off' }),
  risk: policyKey(
    policyValues.limit,
    'Also fail when the chance of passing a fail limit reaches this, or off.',
    '20%',
  ),
  strict: policyKey(policyValues.boolean, 'The risk rule fails even when no send is recorded yet.', false),
  suppressed: policyKey(suppressed, 'What suppressed recipients on the list do, by reason.'),
  'suppressed-alias': policyKey(
    suppressedAlias,
    'What recipients on the list do of whose mailbox another address is on file (plus tags, Gmail dots ...).',
  ),
  invalid: policyKey(limit, 'Limits on the share of entries that cannot be mailed.', {
    warn: '0.5%',
    fail: 'off',
  }),
  duplicates: policyKey(limit, 'Limits on the share of entries that repeat a recipient.', {
    warn: '5%',
    fail: 'off',
  }),
  'sender-applies-suppression': policyKey(
    policyValues.boolean,
    'The sending service drops suppressed recipients itself, so they are not counted as mailed.',
    false,
  ),
  'soft-suppress-after': policyKey(
    policyValues.count,
    'Soft bounces after which an address counts as suppressed where only their number is known.',
    3,
  ),
  'suppress-after': policyKey(
    suppressAfter,
    'Campaigns within 90 days that suppress an address, by the class of soft bounce they ended in.',
  ),
  'implied-deliveries': policyKey(
    policyValues.boolean,
    'Recipients of earlier recorded sends who are on file with no bounce count as delivered to on that day.',
    true,
  ),
  'suppression-scopes': policyKey(
    z.array(policyValues.text, { error: valueRules.list }),
    'Scopes of suppressions that apply to the send.',
    ['global'],
  ),
  'reserved-domains': policyKey(
    policyWord(reservedDomainRules),
    'Whether addresses at reserved domains such as example.com are refused or allowed.',
    'refuse',
  ),
  'plain-lists': policyKey(
    policyWord(plainListRules),
    'Whether a list may lie as plain text in a public repository, where everybody can read it.',
    'refuse',
  ),
  dns: policyKey(
    policyWord(dnsModes),
    'Whether what DNS says of domains counts: off, by the committed cache, or also by asking resolvers (refresh).',
    'off',
  ),
  'dns-cache': policyKey(
    policyValues.path,
    'The file that bounce-gate dns keeps answers in.',
    defaultPolicy.dnsCache,
  ),
  'dns-resolvers': policyKey(
    resolvers,
    'Addresses of two resolvers or more that are asked; no domain is called dead by one alone.',
    defaultPolicy.dnsResolvers,
  ),
  growth: policyKey(
    limitOf(policyValues.growthLimit),
    'Limits on how much the list grows against the base commit; may exceed 100%.',
    { warn: 'off', fail: 'off' },
  ),
  shrink: policyKey(limit, 'Limits on the share of recipients that a change takes off the list.', {
    warn: 'off',
    fail: 'off',
  }),
  'suppression-shrink': policyKey(
    limit,
    'Limits on the share of suppressions that a change deletes; above fail nothing is judged.',
    { warn: '0%', fail: '10%' },
  ),
  'review-judges': policyKey(
    policyWord(reviewScopes),
    'Whether a review fails for what the change makes worse (changes), or also for what was there before (everything).',
    'changes',
  ),
  'approval-max-age': policyKey(
    policyValues.durationLimit,
    'How old an approved check may be when the send job verifies it (24h, 2d), or off.',
    '24h',
  ),
  'override-ceiling': policyKey(
    policyValues.limit,
    'Projected total bounce rate above which nobody can override a failed campaign, or off.',
    '10%',
  ),
  'override-key': policyKey(
    policyValues.publicKey,
    'Ed25519 public key that overrides must be signed for, or off to take unsigned ones.',
    'off',
  ),
  'override-label': policyKey(
    policyValues.label,
    'Label that overrides a failed pull request when somebody else with write access puts it there, or off.',
    'send-anyway',
  ),
  'suppression-age': policyKey(
    limitOf(policyValues.durationLimit),
    'Limits on the age of the newest suppression, in hours, days or weeks (36h, 7d, 2w).',
    { warn: 'off', fail: 'off' },
  ),
  chances: policyKey(chances, 'Parameters of the projection that differ from the defaults.'),
}).check(z.meta({ id: 'policy' }));

/** The `policy` keys as zod reads them, before their names are normalized. */
export type PolicyLayerInput = z.output<typeof policyLayerSchema>;
