import { type AddressProfile, addressProfiles } from './address/address-rules.ts';
import { aliasKey } from './address/alias-key.ts';
import { cleanAddress } from './address/clean-address.ts';
import { parseAddress } from './address/parse-address.ts';
import type { DnsKnown, DnsTold } from './dns/dns-told.ts';
import type { DomainStanding } from './dns/domain-standing.ts';
import type { DomainKind } from './evidence/cause.ts';
import { DomainBook, type DomainFacts } from './evidence/domain-book.ts';
import { type FiredRule, firedRules } from './evidence/fired-rules.ts';
import type { Role } from './evidence/role-names.ts';
import { tellAddress } from './evidence/tell-address.ts';
import type { VerificationResult } from './evidence/verification.ts';
import type { VerificationTable, Verified } from './evidence/verifiers/verification-table.ts';
import { type DayNumber, formatDay } from './list/parse-day.ts';
import type { CampaignPolicy } from './policy/campaign-policy.ts';
import { type RecipientKey, recipientKey } from './recipient-key.ts';
import type { SoftRepeats } from './suppression/history/judge-line.ts';
import { lastDay, noHistory } from './suppression/history/mail-history.ts';
import type { SuppressionsRead } from './suppression/read-suppressions.ts';
import type { SetAside } from './suppression/set-aside.ts';
import type { SuppressionMatch } from './suppression/suppression-match.ts';
import type { SuppressionReason } from './suppression/suppression-reason.ts';

/** Everything the gate can tell of one address without a list. */
export interface Explanation {
  readonly valid: boolean;
  /** Why it is not valid, and the character (1-based) where that shows. */
  readonly code: string | null;
  readonly column: number | null;
  /** How it is read under each profile: as a send-list should hold it, by RFC 5321 to the letter, and by RFC 6531. */
  readonly readings: readonly AddressReading[];
  /** What it is matched by, or null when it is not valid. */
  readonly key: string | null;
  /** Why the domain can never take mail; null when nothing says so. */
  readonly domainRefused: 'reserved-domain' | 'dead-domain' | 'unknown-top-level' | 'bare-suffix' | null;
  readonly domainKind: DomainKind | null;
  readonly service: DomainFacts['service'];
  /** What DNS said of the domain; null where nothing is known, or the policy does not want it. */
  readonly dns: DnsExplained | null;
  readonly role: Role | null;
  readonly placeholder: boolean;
  /** The provider's domain, or the ending with its dot, that a misspelt one meant. */
  readonly domainMeant: string | null;
  readonly suppressionFiles: number;
  readonly suppressedFor: readonly SuppressionReason[];
  readonly hardBouncedOn: string | null;
  readonly softBounces: number;
  /** How many campaigns ended in soft bounces, of as many as suppress; null where only a number is known. */
  readonly softRepeats: SoftRepeats | null;
  readonly wholeDomain: boolean;
  readonly otherScope: boolean;
  /** What is on file of it and does not hold any more, by file and line. */
  readonly setAside: readonly SetAsideTold[];
  /** What all addresses of its mailbox share, where the provider documents several and this is not the plain one. */
  readonly mailbox: string | null;
  /** What a verification service said of it, and when. */
  readonly verified: { readonly result: VerificationResult; readonly on: string | null } | null;
  /** Every rule that it sets off, as the findings of a check. */
  readonly rules: readonly FiredRule[];
}

/** What an address is under one profile: accepted, or why not and at which character (1-based). */
export interface AddressReading {
  readonly profile: AddressProfile;
  readonly accepted: boolean;
  readonly code: string | null;
  readonly column: number | null;
}

/** A statement that does not hold any more, as its file says it. */
export interface SetAsideTold {
  readonly reason: SuppressionReason;
  readonly scope: string;
  /** Somebody took it back, mail was delivered since, its soft bounces are too old, or its last day is past. */
  readonly cause: SetAside['cause'];
  /** The day of the newest statement of it. */
  readonly stated: string | null;
  /** Since when it does not hold: the day of the release, of the last delivery, or the last day on which it held. */
  readonly since: string | null;
  /** Of a release why, as whoever took it back wrote. */
  readonly why: string | null;
  readonly file: string;
  readonly line: number;
}

/** What DNS said of a domain, when, and whether that is too old to count. */
export interface DnsExplained {
  readonly says: DomainStanding;
  readonly asked: string;
  readonly stale: boolean;
}

/** What an address is explained by. */
export interface ExplainRules {
  readonly policy: CampaignPolicy;
  readonly suppressions: SuppressionsRead;
  readonly asOfDay: DayNumber;
  readonly dns?: DnsKnown | null;
  readonly verifications?: VerificationTable | null;
  /** Statements of the suppression files about it that do not hold any more. */
  readonly setAside?: readonly SetAside[];
  /** How its soft bounces were counted by campaigns, in each file's statement. */
  readonly repeats?: readonly SoftRepeats[];
}

/** Explains one address by the rules of a policy and what its suppression files say. */
export function explainAddress(
  text: string,
  {
    policy,
    suppressions,
    asOfDay,
    dns = null,
    verifications = null,
    setAside = [],
    repeats = [],
  }: ExplainRules,
): Explanation {
  const written = cleanAddress(text);
  const recipient = recipientKey(written);
  const { parsed, key, domain } = recipient;
  const match = suppressions.table.find(key, domain, written);
  const isElsewhere = suppressions.otherScopes.find(key, domain, written) !== undefined;
  const told = tellAddress(recipient, new DomainBook(policy, { asOfDay, dns }));
  const { facts, role, placeholder } = told;
  const mailbox = parsed.valid ? aliasKey(key) : null;
  const alias = mailbox === null ? undefined : suppressions.table.findAlias(key, mailbox);
  const verified = verifications?.find(key);
  return {
    ...readingOf(written, recipient),
    ...explainDomain(facts),
    role,
    placeholder,
    suppressionFiles: suppressions.files.length,
    ...explainMatch(match, nearest(repeats, match)),
    otherScope: isElsewhere,
    setAside: setAside.map(tellSetAside).sort(byPlace),
    mailbox: mailbox === key ? null : mailbox,
    verified: verified === undefined ? null : explainVerified(verified),
    rules: firedRules({ recipient, told, match, alias, verified, isElsewhere }, policy),
  };
}

/** Whether it is an address, and what it is matched by. */
function readingOf(
  written: string,
  { parsed, key }: RecipientKey,
): Pick<Explanation, 'valid' | 'code' | 'column' | 'readings' | 'key'> {
  return {
    valid: parsed.valid,
    code: parsed.valid ? null : parsed.code,
    column: parsed.valid ? null : parsed.column,
    readings: addressProfiles.map((profile) => readUnder(profile, written)),
    key: parsed.valid ? key : null,
  };
}

function explainDomain(
  facts: DomainFacts | null,
): Pick<Explanation, 'domainRefused' | 'domainKind' | 'domainMeant' | 'service' | 'dns'> {
  return {
    domainRefused: refusalOf(facts),
    domainKind: facts?.kind ?? null,
    domainMeant: meantBy(facts),
    service: facts?.service ?? null,
    dns: explainDns(facts?.dns ?? null),
  };
}

/** What is on file of it and holds. */
function explainMatch(
  match: SuppressionMatch | undefined,
  softRepeats: SoftRepeats | null,
): Pick<Explanation, 'suppressedFor' | 'hardBouncedOn' | 'softBounces' | 'softRepeats' | 'wholeDomain'> {
  return {
    suppressedFor: match?.reasons ?? [],
    hardBouncedOn: match === undefined || match.hardDay === null ? null : formatDay(match.hardDay),
    softBounces: softRepeats?.campaigns ?? match?.softCount ?? 0,
    softRepeats,
    wholeDomain: match?.wholeDomain ?? false,
  };
}

/** That which is nearest to suppressing. */
function nearest(repeats: readonly SoftRepeats[], match: SuppressionMatch | undefined): SoftRepeats | null {
  if (match?.reasons.includes('soft-bounce') !== true) return null;
  const missing = ({ campaigns, needed }: SoftRepeats) => needed - campaigns;
  return repeats.toSorted((a, b) => missing(a) - missing(b))[0] ?? null;
}

function readUnder(profile: AddressProfile, written: string): AddressReading {
  const parsed = parseAddress(written, profile);
  if (parsed.valid) return { profile, accepted: true, code: null, column: null };
  return { profile, accepted: false, code: parsed.code, column: parsed.column };
}

function tellSetAside({ row, place, cause }: SetAside): SetAsideTold {
  const { reason, scope, createdDay, expiresDay, history = noHistory } = row;
  const release = history.filter(({ word }) => word === 'released').at(-1);
  const tag = release?.tag ?? '';
  // because whoever wrote it by hand may have named an address
  const isTold = cause === 'released' && tag !== '' && !tag.includes('@');
  const sinceDay = {
    released: release?.day ?? null,
    recovered: lastDay(history, 'delivered'),
    forgotten: null,
    expired: expiresDay,
  }[cause];
  return {
    reason,
    scope,
    cause,
    stated: createdDay === null ? null : formatDay(createdDay),
    since: sinceDay === null ? null : formatDay(sinceDay),
    why: isTold ? tag : null,
    ...place,
  };
}

function byPlace(a: SetAsideTold, b: SetAsideTold): number {
  return a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1;
}

function refusalOf(facts: DomainFacts | null): Explanation['domainRefused'] {
  if (facts === null || facts.deliverability === 'possible') return null;
  return facts.ending ?? facts.deliverability;
}

function explainVerified({ result, day }: Verified): Explanation['verified'] {
  return { result, on: day === null ? null : formatDay(day) };
}

function explainDns(told: DnsTold | 'unknown' | null): DnsExplained | null {
  if (told === null || told === 'unknown') return null;
  return { says: told.standing, asked: formatDay(told.day), stale: told.stale };
}

function meantBy(facts: DomainFacts | null): string | null {
  if (facts?.meant === null || facts?.meant === undefined) return null;
  return facts.meant.kind === 'provider' ? facts.meant.domain : facts.meant.ending;
}
