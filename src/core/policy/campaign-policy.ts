import type { CampaignsByClass } from '../bounce/repeated-classes.ts';
import type { EntryKind } from '../evidence/cause.ts';
import type { AliasRuleName } from '../suppression/alias-reason.ts';
import type { SuppressionReason } from '../suppression/suppression-reason.ts';
import type { Limit } from './limit.ts';
import type {
  ChanceOverrides,
  ColumnNames,
  DnsMode,
  ExtraDomains,
  PlainListRule,
  ReservedDomainRule,
  ReviewScope,
  SuppressedRule,
  Waiver,
} from './policy.ts';
import type { ProfileName } from './profiles.ts';

/** The rules a campaign is judged by, every default filled in. Rates are fractions; a null limit never speaks. */
export interface JudgingRules {
  readonly profile: ProfileName;
  readonly total: Limit;
  readonly hard: Limit;
  readonly soft: Limit;
  /** The chance of passing a fail limit that also fails, or null when that rule is off. */
  readonly risk: number | null;
  /** True when the risk rule fails even with no recorded send. */
  readonly strict: boolean;
  readonly suppressed: Readonly<Record<SuppressionReason, SuppressedRule>>;
  /** What recipients do of whose mailbox only another address is on file. */
  readonly suppressedAlias: Readonly<Record<AliasRuleName, SuppressedRule>>;
  /** Share of entries that cannot be mailed. */
  readonly invalid: Limit;
  /** Share of entries that repeat a recipient. */
  readonly duplicates: Limit;
  /** Growth against the base commit, as a fraction of the base: 2 is three times as long. */
  readonly growth: Limit;
  /** Share of recipients that a change takes off the list. */
  readonly shrink: Limit;
  /** Share of suppressions that a change deletes. */
  readonly suppressionShrink: Limit;
  readonly reviewJudges: ReviewScope;
  /** How old an approved check may be at the send, in days; null for any age. */
  readonly approvalMaxAgeDays: number | null;
  /** Projected total rate above which nobody can override, as a fraction; null for none. */
  readonly overrideCeiling: number | null;
  /** The 32 bytes of the Ed25519 key that overrides must be signed for, in base64; null takes unsigned ones. */
  readonly overrideKey: string | null;
  /** Label of a pull request that overrides; null for none. */
  readonly overrideLabel: string | null;
  readonly suppressionAgeDays: Limit;
  readonly senderAppliesSuppression: boolean;
  readonly softSuppressAfter: number;
  /** How many campaigns that end in a class of soft bounce suppress, by class. */
  readonly suppressAfter: CampaignsByClass;
  /** True when an earlier send without a bounce proves life. */
  readonly impliedDeliveries: boolean;
  readonly suppressionScopes: readonly string[];
  readonly reservedDomains: ReservedDomainRule;
  /** Whether the list may be plain text where everybody can read it. */
  readonly plainLists: PlainListRule;
  readonly dns: DnsMode;
  /** Path of the DNS cache. */
  readonly dnsCache: string;
  /** Addresses of the resolvers that are asked, with a port where it is not 53. */
  readonly dnsResolvers: readonly string[];
  readonly chances: ChanceOverrides;
}

/** Everything the policy says about one campaign, or about a list given without one (campaign and list are null). */
export interface CampaignPolicy extends JudgingRules {
  readonly campaign: string | null;
  readonly list: string | null;
  readonly suppressions: readonly string[];
  /** Files of verification services. */
  readonly verifications: readonly string[];
  readonly columns: ColumnNames;
  readonly sources: ReadonlyMap<string, EntryKind>;
  readonly domains: ExtraDomains;
  readonly waivers: readonly Waiver[];
  readonly sendAtMs: number | null;
  readonly slackChannel: string | null;
  readonly asOfMs: number | null;
}
