import type { EntryKind } from '../evidence/cause.ts';
import type { YamlPath } from './line-of-path.ts';
import { parseCalendarDay } from './parse-calendar-day.ts';
import type { Campaign, ChanceOverrides, PolicyFile, PolicyLayer, Waiver } from './policy.ts';
import type { PolicyLayerInput } from './policy-layer-schema.ts';
import type { PolicyInput } from './policy-schema.ts';

const dayMs = 24 * 60 * 60 * 1000;

type CampaignInput = NonNullable<PolicyInput['campaigns']>[string];
type WaiverInput = NonNullable<PolicyInput['waivers']>[number];

/** Gives a valid policy input the names and shapes of `PolicyFile`: no value changes its meaning. */
export function normalizePolicy(
  input: PolicyInput,
  place: { readonly file: string; readonly lineOf: (path: YamlPath) => number },
): PolicyFile {
  return {
    file: place.file,
    suppressions: listOf(input.suppressions),
    verifications: listOf(input.verifications),
    asOfMs: input['as-of'] ?? null,
    columns: input.columns ?? {},
    sources: mapOf(input.sources),
    domains: {
      consumer: lowerCase(input.domains?.consumer),
      business: lowerCase(input.domains?.business),
      allow: lowerCase(input.domains?.allow),
    },
    waivers: (input.waivers ?? []).map((waiver, index) =>
      normalizeWaiver(waiver, place.lineOf(['waivers', index])),
    ),
    campaigns: new Map(
      Object.entries(input.campaigns ?? {}).map(([name, campaign]) => [name, normalizeCampaign(campaign)]),
    ),
    policy: normalizeLayer(input.policy),
  };
}

function normalizeCampaign(input: CampaignInput): Campaign {
  return {
    list: input.list,
    suppressions: listOf(input.suppressions),
    verifications: listOf(input.verifications),
    columns: input.columns ?? {},
    sources: mapOf(input.sources),
    sendAtMs: input['send-at'] ?? null,
    slackChannel: input['slack-channel'] ?? null,
    policy: normalizeLayer(input.policy),
  };
}

function normalizeWaiver(input: WaiverInput, line: number): Waiver {
  return {
    code: input.code,
    scope: input.scope ?? null,
    reason: input.reason,
    owner: input.owner,
    expires: input.expires,
    expiresAtMs: (parseCalendarDay(input.expires) ?? 0) + dayMs,
    maxCount: input['max-count'] ?? null,
    line,
  };
}

/** Gives the `policy` keys the names of `PolicyLayer`. */
export function normalizeLayer(input: PolicyLayerInput | undefined): PolicyLayer {
  if (input === undefined) return {};
  const {
    'suppression-age': suppressionAgeDays,
    'suppression-shrink': suppressionShrink,
    'review-judges': reviewJudges,
    'approval-max-age': approvalMaxAgeDays,
    'override-ceiling': overrideCeiling,
    'override-key': overrideKey,
    'override-label': overrideLabel,
    'sender-applies-suppression': senderAppliesSuppression,
    'soft-suppress-after': softSuppressAfter,
    'suppress-after': suppressAfter,
    'suppressed-alias': suppressedAlias,
    'implied-deliveries': impliedDeliveries,
    'suppression-scopes': suppressionScopes,
    'reserved-domains': reservedDomains,
    'plain-lists': plainLists,
    'dns-cache': dnsCache,
    'dns-resolvers': dnsResolvers,
    chances,
    ...sameName
  } = input;
  return {
    ...sameName,
    suppressionAgeDays,
    suppressionShrink,
    reviewJudges,
    approvalMaxAgeDays,
    overrideCeiling,
    overrideKey,
    overrideLabel,
    senderAppliesSuppression,
    softSuppressAfter,
    suppressAfter,
    suppressedAlias,
    impliedDeliveries,
    suppressionScopes,
    reservedDomains,
    plainLists,
    dnsCache,
    dnsResolvers,
    chances: normalizeChances(chances),
  };
}

function normalizeChances(input: PolicyLayerInput['chances']): ChanceOverrides | undefined {
  if (input === undefined) return undefined;
  return { causes: input.causes ?? {}, entries: input.entries ?? {}, decay: input.decay ?? {} };
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}

function mapOf(value: Readonly<Record<string, EntryKind>> | undefined): ReadonlyMap<string, EntryKind> {
  return new Map(Object.entries(value ?? {}));
}

function lowerCase(domains: readonly string[] | undefined): readonly string[] {
  return (domains ?? []).map((domain) => domain.toLowerCase());
}
