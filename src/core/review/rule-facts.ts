import { repeatedClassNames } from '../bounce/repeated-classes.ts';
import type { CampaignPolicy, JudgingRules } from '../policy/campaign-policy.ts';
import type { Limit } from '../policy/limit.ts';
import { suppressedRules, type Waiver } from '../policy/policy.ts';
import { defaultParameters } from '../projection/parameters.ts';
import { policyParameters } from '../projection/policy-parameters.ts';
import { showable } from '../showable.ts';
import { aliasRuleNames } from '../suppression/alias-reason.ts';
import { suppressionReasons } from '../suppression/suppression-reason.ts';

/** What a rule's value is: a fraction, days, a number, or a word. */
export type RuleUnit = 'fraction' | 'days' | 'count' | 'word';

/** One rule as a policy states it, every default filled in. */
export interface RuleFact {
  readonly unit: RuleUnit;
  /** Null where the rule is off. */
  readonly value: number | string | null;
  /** How much the rule lets through, part by part; empty where nobody can say. */
  readonly looseness: readonly number[];
}

/** The rules of a policy by their path in the file, for each name in a list followed by a line feed and the name. */
export type RuleFacts = ReadonlyMap<string, RuleFact>;

const limitKeys = [
  ['total', 'total', 'fraction'],
  ['hard', 'hard', 'fraction'],
  ['soft', 'soft', 'fraction'],
  ['invalid', 'invalid', 'fraction'],
  ['duplicates', 'duplicates', 'fraction'],
  ['growth', 'growth', 'fraction'],
  ['shrink', 'shrink', 'fraction'],
  ['suppression-shrink', 'suppressionShrink', 'fraction'],
  ['suppression-age', 'suppressionAgeDays', 'days'],
] as const;

/** Lists the rules of a policy one by one, so that two policies can be compared. */
export function ruleFacts(policy: CampaignPolicy): RuleFacts {
  return new Map([
    ...fileFacts(policy),
    ...limitKeys.flatMap(([key, rule, unit]) => limitFacts(key, policy[rule], unit)),
    ...judgingFacts(policy),
    ...chanceFacts(policy),
    ...sourceFacts(policy),
    ...policy.waivers.map(waiverFact),
  ]);
}

type Entry = readonly [key: string, fact: RuleFact];

function limitFacts(key: string, { warn, fail }: Limit, unit: RuleUnit): Entry[] {
  return [limitFact(`policy.${key}.warn`, warn, unit), limitFact(`policy.${key}.fail`, fail, unit)];
}

function limitFact(key: string, value: number | null, unit: RuleUnit): Entry {
  return [key, { unit, value, looseness: [value ?? Number.POSITIVE_INFINITY] }];
}

function judgingFacts(policy: JudgingRules): Entry[] {
  return [
    word('policy.profile', policy.profile),
    limitFact('policy.risk', policy.risk, 'fraction'),
    word('policy.strict', String(policy.strict), policy.strict ? 0 : 1),
    ...suppressionReasons.map((reason) => {
      const rule = policy.suppressed[reason];
      return word(`policy.suppressed.${reason}`, rule, -suppressedRules.indexOf(rule));
    }),
    ...aliasRuleNames.map((name) => {
      const rule = policy.suppressedAlias[name];
      return word(`policy.suppressed-alias.${name}`, rule, -suppressedRules.indexOf(rule));
    }),
    word('policy.review-judges', policy.reviewJudges, policy.reviewJudges === 'everything' ? 0 : 1),
    limitFact('policy.approval-max-age', policy.approvalMaxAgeDays, 'days'),
    word(
      'policy.sender-applies-suppression',
      String(policy.senderAppliesSuppression),
      policy.senderAppliesSuppression ? 1 : 0,
    ),
    limitFact('policy.soft-suppress-after', policy.softSuppressAfter, 'count'),
    ...repeatedClassNames.map((name) =>
      limitFact(`policy.suppress-after.${name}`, policy.suppressAfter[name], 'count'),
    ),
    word('policy.reserved-domains', policy.reservedDomains, policy.reservedDomains === 'refuse' ? 0 : 1),
    word('policy.plain-lists', policy.plainLists, policy.plainLists === 'refuse' ? 0 : 1),
    word('policy.dns', policy.dns, policy.dns === 'off' ? 1 : 0),
    word('policy.dns-cache', showable(policy.dnsCache)),
    word('policy.dns-resolvers', policy.dnsResolvers.join(', ')),
    limitFact('policy.override-ceiling', policy.overrideCeiling, 'fraction'),
    word('policy.override-key', policy.overrideKey ?? 'off', policy.overrideKey === null ? 1 : 0),
    word('policy.override-label', policy.overrideLabel ?? 'off', policy.overrideLabel === null ? 0 : 1),
    word('policy.implied-deliveries', String(policy.impliedDeliveries)),
    ...policy.suppressionScopes.map((scope) => named('policy.suppression-scopes', scope)),
  ];
}

function fileFacts(policy: CampaignPolicy): Entry[] {
  const { columns, domains, asOfMs, sendAtMs, slackChannel } = policy;
  const mapped = Object.entries(columns).filter(([, header]) => header !== undefined);
  return [
    ...policy.suppressions.filter(isFile).map((pattern) => named('suppressions', pattern)),
    ...policy.verifications.map((pattern) => word(`verifications\n${pattern}`, pattern)),
    ...mapped.map(([column, header]) => word(`columns.${column}`, showable(String(header)))),
    ...(['consumer', 'business'] as const).map((kind) =>
      word(`domains.${kind}`, domains[kind].length === 0 ? null : [...domains[kind]].sort().join(', ')),
    ),
    word('as-of', asOfMs === null ? null : new Date(asOfMs).toISOString().slice(0, 10)),
    word('send-at', sendAtMs === null ? null : new Date(sendAtMs).toISOString()),
    word('slack-channel', slackChannel),
  ];
}

// because a policy without suppressions says so with this word
function isFile(pattern: string): boolean {
  return pattern !== 'none';
}

function chanceFacts({ chances }: CampaignPolicy): Entry[] {
  const { causes, entry, decay } = policyParameters(chances);
  const fact = (key: string, value: number): Entry => [
    `policy.chances.${key}`,
    { unit: 'fraction', value, looseness: [-value] },
  ];
  return [
    ...Object.entries(causes).flatMap(([cause, { hard, soft }]) => [
      fact(`causes.${cause}.hard`, hard),
      fact(`causes.${cause}.soft`, soft),
    ]),
    ...Object.entries(entry).map(([kind, { chance }]) => fact(`entries.${kind}.chance`, chance)),
    ...Object.entries(decay).map(([kind, { hazardPerYear }]) => fact(`decay.${kind}`, hazardPerYear)),
  ];
}

// because a source of a milder kind is expected to bounce less
function sourceFacts({ sources }: CampaignPolicy): Entry[] {
  return [...sources].map(([source, kind]) =>
    word(`sources.${showable(source)}`, kind, -defaultParameters.entry[kind].chance),
  );
}

function waiverFact({ code, scope, expires, expiresAtMs, maxCount }: Waiver): Entry {
  const most = maxCount === null ? '' : `, at most ${maxCount}`;
  return [
    `waivers.${showable(code)}${scope === null ? '' : ` for ${showable(scope)}`}`,
    {
      unit: 'word',
      value: `until ${expires}${most}`,
      looseness: [expiresAtMs, maxCount ?? Number.POSITIVE_INFINITY],
    },
  ];
}

function named(key: string, name: string): Entry {
  return [`${key}\n${name}`, { unit: 'word', value: name, looseness: [0] }];
}

function word(key: string, value: string | null, looseness?: number): Entry {
  return [key, { unit: 'word', value, looseness: looseness === undefined ? [] : [looseness] }];
}
