import type { RepeatedClass } from '../bounce/repeated-classes.ts';
import type { Cause, DomainKind, EntryKind } from '../evidence/cause.ts';
import type { ListField } from '../list/column-names.ts';
import type { AliasRuleName } from '../suppression/alias-reason.ts';
import type { SuppressionReason } from '../suppression/suppression-reason.ts';
import type { LimitLayer } from './limit.ts';
import type { ProfileName } from './profiles.ts';

/** What a suppressed recipient on the list does to the verdict. */
export const suppressedRules = ['ignore', 'warn', 'fail'] as const;
export type SuppressedRule = (typeof suppressedRules)[number];

/** What happens to addresses at reserved domains such as example.com. */
export const reservedDomainRules = ['refuse', 'allow'] as const;
export type ReservedDomainRule = (typeof reservedDomainRules)[number];

/** What happens to a list that lies as plain text in a public repository. */
export const plainListRules = ['refuse', 'allow'] as const;
export type PlainListRule = (typeof plainListRules)[number];

/** Where answers of DNS come from: from nowhere, from the cache, or from the cache and resolvers. */
export const dnsModes = ['off', 'cache', 'refresh'] as const;
export type DnsMode = (typeof dnsModes)[number];

/** The causes whose chances are plain numbers; soft history and baseline are formulas. */
export type OverridableCause = Exclude<Cause, 'soft-history' | 'baseline'>;

/** What a review of a change may fail for. */
export const reviewScopes = ['changes', 'everything'] as const;
export type ReviewScope = (typeof reviewScopes)[number];

/** Parameters of the projection that the policy replaces; what is absent keeps its default. */
export interface ChanceOverrides {
  readonly causes: Readonly<Partial<Record<OverridableCause, CauseChances | undefined>>>;
  /** Chance of a hard bounce on the first delivery to an entry of this kind, as a fraction. */
  readonly entries: Readonly<Partial<Record<EntryKind, { readonly chance: number } | undefined>>>;
  /** Yearly hazard of a mailbox (lambda), as a fraction. */
  readonly decay: Readonly<Partial<Record<DomainKind, number | undefined>>>;
}

/** Chances of a hard and a soft bounce, as fractions. */
export interface CauseChances {
  readonly hard?: number | undefined;
  readonly soft?: number | undefined;
}

/** The `policy` keys as one place wrote them; what is absent is inherited. */
export interface PolicyLayer {
  readonly profile?: ProfileName | undefined;
  readonly total?: LimitLayer | undefined;
  readonly hard?: LimitLayer | undefined;
  readonly soft?: LimitLayer | undefined;
  readonly risk?: number | null | undefined;
  readonly strict?: boolean | undefined;
  readonly suppressed?: Readonly<Partial<Record<SuppressionReason, SuppressedRule | undefined>>> | undefined;
  readonly suppressedAlias?: Readonly<Partial<Record<AliasRuleName, SuppressedRule | undefined>>> | undefined;
  readonly invalid?: LimitLayer | undefined;
  readonly duplicates?: LimitLayer | undefined;
  readonly growth?: LimitLayer | undefined;
  readonly shrink?: LimitLayer | undefined;
  readonly suppressionShrink?: LimitLayer | undefined;
  readonly reviewJudges?: ReviewScope | undefined;
  readonly approvalMaxAgeDays?: number | null | undefined;
  readonly overrideCeiling?: number | null | undefined;
  readonly overrideKey?: string | null | undefined;
  readonly overrideLabel?: string | null | undefined;
  readonly suppressionAgeDays?: LimitLayer | undefined;
  readonly senderAppliesSuppression?: boolean | undefined;
  readonly softSuppressAfter?: number | undefined;
  readonly suppressAfter?: Readonly<Partial<Record<RepeatedClass, number | undefined>>> | undefined;
  readonly impliedDeliveries?: boolean | undefined;
  readonly suppressionScopes?: readonly string[] | undefined;
  readonly reservedDomains?: ReservedDomainRule | undefined;
  readonly plainLists?: PlainListRule | undefined;
  readonly dns?: DnsMode | undefined;
  readonly dnsCache?: string | undefined;
  readonly dnsResolvers?: readonly string[] | undefined;
  readonly chances?: ChanceOverrides | undefined;
}

/** A recorded, expiring permission for findings of one code, with the line of the policy that grants it. */
export interface Waiver {
  /** A finding code. */
  readonly code: string;
  /** File or glob the waiver is confined to, or null for every file. */
  readonly scope: string | null;
  readonly reason: string;
  readonly owner: string;
  /** Last day the waiver holds, YYYY-MM-DD in UTC. */
  readonly expires: string;
  /** First instant at which it no longer holds: midnight UTC after `expires`. */
  readonly expiresAtMs: number;
  /** How many findings it covers at most, or null for any number. */
  readonly maxCount: number | null;
  readonly line: number;
  /** Whether it means the list of another campaign too; absent where nobody looked. */
  readonly elsewhere?: boolean;
}

/** Header texts by column. */
export type ColumnNames = Readonly<Partial<Record<ListField, string | undefined>>>;

/** What a team knows of domains, in lower case. */
export interface ExtraDomains {
  readonly consumer: readonly string[];
  readonly business: readonly string[];
  /** Never called misspelt, disposable or unknown. */
  readonly allow: readonly string[];
}

/** One planned send as the policy file describes it. */
export interface Campaign {
  readonly list: string;
  readonly suppressions: readonly string[];
  readonly verifications: readonly string[];
  readonly columns: ColumnNames;
  readonly sources: ReadonlyMap<string, EntryKind>;
  readonly sendAtMs: number | null;
  readonly slackChannel: string | null;
  readonly policy: PolicyLayer;
}

/** A policy file, understood: typed values, nothing merged and no default filled in yet. */
export interface PolicyFile {
  readonly file: string;
  readonly suppressions: readonly string[];
  readonly verifications: readonly string[];
  /** The pinned clock: 00:00 UTC of the day, in epoch milliseconds. */
  readonly asOfMs: number | null;
  readonly columns: ColumnNames;
  readonly sources: ReadonlyMap<string, EntryKind>;
  readonly domains: ExtraDomains;
  readonly waivers: readonly Waiver[];
  readonly campaigns: ReadonlyMap<string, Campaign>;
  readonly policy: PolicyLayer;
}
