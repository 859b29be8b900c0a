import { disposableVersion } from '../domain/data/disposable-domains.ts';
import type { Finding, FindingCode } from '../finding.ts';
import type { CampaignPolicy } from '../policy/campaign-policy.ts';
import type { RecipientKey } from '../recipient-key.ts';
import { aliasReasonOf, aliasReasons } from '../suppression/alias-reason.ts';
import type { SuppressionMatch } from '../suppression/suppression-match.ts';
import type { AliasMatch } from '../suppression/suppression-table.ts';
import { argsOfMeant } from './args-of-meant.ts';
import { ListFindings } from './list-findings.ts';
import type { AddressTold } from './tell-address.ts';
import type { Verified } from './verifiers/verification-table.ts';

/** A rule that one address sets off, wherever it stands, as a finding. */
export interface FiredRule extends Pick<Finding, 'code' | 'severity' | 'args'> {
  /** Whether a check reports it: of what speaks against mailing a row, only the strongest. */
  readonly reported: boolean;
}

/** All that is known of one address. */
export interface AddressKnown {
  readonly recipient: RecipientKey;
  readonly told: AddressTold;
  readonly match: SuppressionMatch | undefined;
  readonly alias: AliasMatch | undefined;
  readonly verified: Verified | undefined;
  readonly isElsewhere: boolean;
}

/** Every rule that one address sets off, in the order of the finding codes. */
export function firedRules(
  known: AddressKnown,
  policy: Pick<CampaignPolicy, 'suppressed' | 'suppressedAlias' | 'softSuppressAfter'>,
): readonly FiredRule[] {
  const findings = new ListFindings('', policy);
  noteAddress(known, findings);
  noteOnFile(known, findings, policy.softSuppressAfter);
  const fired = findings.log.samples();
  const isReported = reportedOf(
    fired.map(({ code }) => code),
    known,
  );
  return fired.map(({ code, severity, args }) => ({ code, severity, args, reported: isReported(code) }));
}

/** What speaks against mailing an address that takes mail and is not on file, the strongest first. */
const advice: readonly FindingCode[] = [
  'verified-invalid',
  'typo-domain',
  'verified-harmful',
  'disposable-domain',
];
const undeliverable: readonly FindingCode[] = [
  'invalid-address',
  'reserved-domain',
  'dead-domain',
  'unknown-top-level',
  'bare-suffix',
];
/** What is told of other rows too, or of the list. */
const besides: readonly FindingCode[] = [
  ...aliasReasons,
  'suppression-whole-domain',
  'suppression-other-scope',
];

/** Which of the rules that fired a check reports of a row, as `ListFindings` notes them. */
function reportedOf(fired: readonly FindingCode[], { match }: AddressKnown): (code: FindingCode) => boolean {
  const reason = match?.reasons.find((held) => fired.includes(`suppressed-${held}`));
  const strongest = fired.filter(
    (code) => undeliverable.includes(code) || code === `suppressed-${reason ?? ''}`,
  );
  const against =
    strongest.length > 0 ? strongest : advice.filter((code) => fired.includes(code)).slice(0, 1);
  return (code) => besides.includes(code) || against.length === 0 || against.includes(code);
}

function noteAddress({ recipient, told, verified }: AddressKnown, findings: ListFindings): void {
  const { facts } = told;
  findings.noteUndeliverable(recipient, facts);
  if (facts === null) return;
  if (verified?.result === 'invalid') findings.note('verified-invalid', 'warning', {});
  findings.noteAdvised(verified?.result);
  if (facts.meant?.kind === 'provider') findings.note('typo-domain', 'warning', argsOfMeant(facts.meant));
  if (facts.service === 'disposable') {
    findings.note('disposable-domain', 'warning', { version: disposableVersion });
  }
  findings.noteSecondLook(told);
}

function noteOnFile(
  { match, alias, isElsewhere }: AddressKnown,
  findings: ListFindings,
  softSuppressAfter: number,
): void {
  for (const reason of match?.reasons ?? []) {
    const holds = reason !== 'soft-bounce' || (match?.softCount ?? 0) >= softSuppressAfter;
    if (match !== undefined && holds) findings.noteSuppressed(reason, match);
  }
  const probable = new Set(alias?.reasons.map((reason) => aliasReasonOf[reason]));
  for (const reason of aliasReasons) if (probable.has(reason)) findings.noteAlias(reason);
  if (match?.wholeDomain) findings.note('suppression-whole-domain', 'notice', { recipients: 1 });
  if (isElsewhere) findings.note('suppression-other-scope', 'warning', { recipients: 1 });
}
