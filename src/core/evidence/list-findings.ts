import { DnsCoverage } from '../dns/dns-coverage.ts';
import type { DnsTold } from '../dns/dns-told.ts';
import { disposableVersion } from '../domain/data/disposable-domains.ts';
import { suffixListDate } from '../domain/data/suffix-list-date.ts';
import type { Finding, Severity } from '../finding.ts';
import { FindingLog } from '../finding-log.ts';
import { formatDay } from '../list/parse-day.ts';
import type { CampaignPolicy } from '../policy/campaign-policy.ts';
import type { SuppressedRule } from '../policy/policy.ts';
import type { EvidenceCell } from '../projection/tally.ts';
import type { RecipientKey } from '../recipient-key.ts';
import { type AliasReason, aliasRuleName, isAliasReason } from '../suppression/alias-reason.ts';
import type { HashFormName } from '../suppression/hash-forms.ts';
import type { SuppressionMatch } from '../suppression/suppression-match.ts';
import type { SuppressionReason } from '../suppression/suppression-reason.ts';
import { argsOfMeant } from './args-of-meant.ts';
import type { DomainFacts } from './domain-book.ts';
import type { Evidence } from './evidence.ts';
import { byReason, type ListPart } from './list-part.ts';
import type { AddressTold } from './tell-address.ts';
import { WideHits } from './wide-hits.ts';

const severityOf: Readonly<Record<SuppressedRule, Severity>> = {
  fail: 'error',
  warn: 'warning',
  ignore: 'notice',
};

/** What the policy says of recipients on file, by reason. */
export type SuppressedRules = Pick<CampaignPolicy, 'suppressed' | 'suppressedAlias'>;

/** The findings of one list while it is read, with the counts that go with them. */
export class ListFindings {
  /** The line of the record that is being read. */
  line = 0;
  /** Recipients that cannot be mailed. */
  invalid = 0;
  readonly log = new FindingLog();
  readonly #file: string;
  readonly #rules: SuppressedRules;
  readonly #byReason = new Map<SuppressionReason, number>();
  readonly #dns = new DnsCoverage();
  readonly #wide = new WideHits();
  /** Recipients that a hash matched, by the form of the address that was hashed. */
  readonly #byHashForm = new Map<HashFormName, number>();

  constructor(file: string, rules: SuppressedRules) {
    this.#file = file;
    this.#rules = rules;
  }

  note(code: Finding['code'], severity: Severity, args: Finding['args']): Finding {
    const finding: Finding = { code, severity, file: this.#file, line: this.line, args };
    this.log.add(finding);
    return finding;
  }

  /** Notes that the list gives hashes for addresses. */
  noteHashed(algorithm: string): void {
    this.log.add({ code: 'list-hashed', severity: 'warning', file: this.#file, args: { algorithm } });
  }

  /** Notes that several columns may hold the result of a verification service. */
  noteRivals(headers: readonly string[]): void {
    const columns = headers.map((header) => `"${header}"`).join(' and ');
    this.note('verification-ambiguous', 'warning', { columns });
  }

  /** Notes why a recipient should not be mailed; null when nothing is known against it. */
  noteRecipient(recipient: RecipientKey, evidence: Evidence, { cell, facts }: Judged): Finding | null {
    const { suppression } = evidence;
    if (facts?.dns) this.noteAsked(facts.dns);
    const undeliverable = this.noteUndeliverable(recipient, facts);
    // because a wish not to be mailed is told and counted even where the address cannot be mailed
    const suppressed =
      cell.suppressed !== null && !isAliasReason(cell.suppressed) && suppression !== undefined
        ? this.noteSuppressed(cell.suppressed, suppression)
        : null;
    if (undeliverable !== null || suppressed !== null) return undeliverable ?? suppressed;
    if (cell.cause === 'verified-invalid') return this.note('verified-invalid', 'warning', {});
    if (cell.cause === 'typo-domain') return this.note('typo-domain', 'warning', argsOfMeant(facts?.meant));
    return this.noteAdvised(evidence.verification) ?? this.#noteDisposable(facts);
  }

  /** Counts what DNS says of a recipient's domain. */
  noteAsked(told: DnsTold | 'unknown'): void {
    this.#dns.take(told);
  }

  #noteDisposable(facts: DomainFacts | null): Finding | null {
    if (facts?.service !== 'disposable') return null;
    return this.note('disposable-domain', 'warning', { version: disposableVersion });
  }

  /** Notes that a verification service advises against a recipient that would take mail; null where it does not. */
  noteAdvised(verification: Evidence['verification'] | undefined): Finding | null {
    if (verification !== 'harmful' && verification !== 'disposable') return null;
    return this.note('verified-harmful', 'warning', { says: verification });
  }

  /** Notes what makes a recipient worth a second look that nothing is known against. */
  noteSecondLook({ role, facts, placeholder, needsUtf8 }: AddressTold): void {
    if (role !== null) this.note('role-account', role === 'hazard' ? 'warning' : 'notice', {});
    if (facts?.service === 'relay') this.note('relay-domain', 'notice', {});
    if (facts?.privateSuffix) this.note('private-suffix', 'warning', {});
    if (needsUtf8) this.note('needs-smtputf8', 'warning', {});
    if (placeholder) this.note('placeholder', 'warning', {});
    if (facts?.unlisted) this.note('top-level-not-listed', 'notice', { listed: suffixListDate });
    const told = facts?.dns;
    if (!told || told === 'unknown' || told.stale) return;
    const { standing } = told;
    if (standing === 'no-mx' || standing === 'broken-mx') this.note(standing, 'notice', argsOfDns(told));
    if (standing === 'parked') this.note('parked-domain', 'warning', argsOfDns(told));
  }

  /** Notes why nobody can be mailed at an address; null where that is not known. */
  noteUndeliverable(recipient: RecipientKey, facts: DomainFacts | null): Finding | null {
    if (facts?.deliverability === 'possible') return null;
    this.invalid += 1;
    if (facts !== null) {
      return this.note(facts.ending ?? facts.deliverability, 'warning', {
        ...argsOfMeant(facts.meant),
        ...argsOfDns(facts.dns),
      });
    }
    // because of most recipients nobody asks for their texts, only here they are looked at
    const { parsed } = recipient;
    const args = parsed.valid ? {} : { refusal: parsed.code, column: parsed.column };
    return this.note('invalid-address', 'warning', args);
  }

  /** Notes that the address of a recipient is on file. */
  noteSuppressed(reason: SuppressionReason, match: SuppressionMatch): Finding {
    this.#byReason.set(reason, (this.#byReason.get(reason) ?? 0) + 1);
    this.#wide.note(match);
    const form = match.hashForm;
    if (form !== undefined) this.#byHashForm.set(form, (this.#byHashForm.get(form) ?? 0) + 1);
    const args = reason === 'soft-bounce' ? { count: match.softCount } : {};
    return this.note(`suppressed-${reason}`, severityOf[this.#rules.suppressed[reason]], args);
  }

  /** Notes that another address of the recipient's mailbox is on file. */
  noteAlias(reason: AliasReason): Finding {
    return this.note(reason, severityOf[this.#rules.suppressedAlias[aliasRuleName(reason)]], {});
  }

  /** What was noted and counted, as plain data. */
  kept(): Pick<ListPart, 'invalid' | 'suppressedByReason' | 'findings' | 'wide' | 'hashForms' | 'dns'> {
    return {
      invalid: this.invalid,
      suppressedByReason: byReason((reason) => this.#byReason.get(reason) ?? 0),
      findings: this.log.kept(),
      wide: this.#wide.kept(),
      hashForms: Object.fromEntries(this.#byHashForm),
      dns: this.#dns.kept(),
    };
  }
}

/** What was decided of a recipient, and what its domain tells; null for an address that is none. */
export interface Judged {
  readonly cell: EvidenceCell;
  readonly facts: DomainFacts | null;
}

function argsOfDns(told: DnsTold | 'unknown' | null): Finding['args'] {
  if (told === null || told === 'unknown') return {};
  return { says: told.standing, asked: formatDay(told.day) };
}
