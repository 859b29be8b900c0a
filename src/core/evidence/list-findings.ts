import { maxAnswerAgeDays } from '../dns/dns-cache.ts';
import { DnsCoverage } from '../dns/dns-coverage.ts';
import type { DnsTold } from '../dns/dns-told.ts';
import { disposableVersion } from '../domain/data/disposable-domains.ts';
import { suffixListDate } from '../domain/data/suffix-list-date.ts';
import type { Finding, Severity } from '../finding.ts';
import { FindingLog } from '../finding-log.ts';
import { formatDay } from '../list/parse-day.ts';
import type { ReadSummary } from '../list/read-records.ts';
import type { CampaignPolicy } from '../policy/campaign-policy.ts';
import type { SuppressedRule } from '../policy/policy.ts';
import type { EvidenceCell, Tally } from '../projection/tally.ts';
import type { RecipientKey } from '../recipient-key.ts';
import { type AliasReason, aliasRuleName, isAliasReason } from '../suppression/alias-reason.ts';
import { type SuppressionReason, suppressionReasons } from '../suppression/suppression-reason.ts';
import type { SuppressionMatch } from '../suppression/suppression-table.ts';
import { argsOfMeant } from './args-of-meant.ts';
import type { DomainFacts } from './domain-book.ts';
import type { Evidence } from './evidence.ts';
import type { ListSign } from './list-signs.ts';
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
  readonly #byHashForm = new Map<string, number>();

  constructor(file: string, rules: SuppressedRules) {
    this.#file = file;
    this.#rules = rules;
  }

  note(code: Finding['code'], severity: Severity, args: Finding['args']): Finding {
    const finding: Finding = { code, severity, file: this.#file, line: this.line, args };
    this.log.add(finding);
    return finding;
  }

  /** Notes why a recipient should not be mailed; null when nothing is known against it. */
  noteRecipient(recipient: RecipientKey, evidence: Evidence, { cell, facts }: Judged): Finding | null {
    const { suppression } = evidence;
    if (facts?.dns) this.#dns.take(facts.dns);
    const undeliverable = this.noteUndeliverable(recipient, facts);
    // because a wish not to be mailed is told and counted even where the address cannot be mailed
    const suppressed =
      cell.suppressed !== null && !isAliasReason(cell.suppressed) && suppression !== undefined
        ? this.noteSuppressed(cell.suppressed, suppression)
        : null;
    if (undeliverable !== null || suppressed !== null) return undeliverable ?? suppressed;
    if (cell.cause === 'verified-invalid') return this.note('verified-invalid', 'warning', {});
    if (cell.cause === 'typo-domain') return this.note('typo-domain', 'warning', argsOfMeant(facts?.meant));
    if (facts?.service !== 'disposable' || cell.cause !== 'disposable') return null;
    return this.note('disposable-domain', 'warning', { version: disposableVersion });
  }

  /** Notes what makes a recipient worth a second look that nothing is known against. */
  noteSecondLook({ role, facts, placeholder }: AddressTold): void {
    if (role !== null) this.note('role-account', role === 'hazard' ? 'warning' : 'notice', {});
    if (facts?.service === 'relay') this.note('relay-domain', 'notice', {});
    if (placeholder) this.note('placeholder', 'warning', {});
    if (facts?.unlisted) this.note('top-level-not-listed', 'notice', { listed: suffixListDate });
    const told = facts?.dns;
    if (!told || told === 'unknown' || told.stale) return;
    const { standing } = told;
    if (standing === 'no-mx' || standing === 'broken-mx') this.note(standing, 'notice', argsOfDns(told));
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

  /** Suppressed recipients by their strongest reason. */
  suppressedByReason(): Record<SuppressionReason, number> {
    const entries = suppressionReasons.map((reason) => [reason, this.#byReason.get(reason) ?? 0] as const);
    return Object.fromEntries(entries) as Record<SuppressionReason, number>; // because every reason is an entry
  }

  /** Findings about the list as a whole, once it is read. */
  noteWhole(list: WholeList): void {
    const add = (code: Finding['code'], severity: Severity, args: Finding['args'], line?: number): void =>
      this.log.add({ code, severity, file: this.#file, ...(line === undefined ? {} : { line }), args });
    const { records, firstLines } = list.file.windows1252;
    if (records > 0) add('windows-1252', 'warning', { rows: records }, firstLines[0]);
    if (list.undated * 2 > list.recipients) add('nothing-known', 'warning', { recipients: list.undated });
    if (list.otherScope > 0) add('suppression-other-scope', 'warning', { recipients: list.otherScope });
    for (const finding of this.#wide.findings(this.#file, list.recipients)) this.log.add(finding);
    for (const [form, recipients] of this.#byHashForm) {
      add('suppression-hash-match', 'notice', { form, recipients });
    }
    noteDns(this.#dns, add);
    for (const { code, line, recipients } of list.signs) {
      add(code, code === 'crowded-domain' ? 'notice' : 'warning', { recipients }, line);
    }
    for (const [source, recipients] of unmappedSources(list.tally)) {
      add('source-not-mapped', 'notice', { source, recipients });
    }
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

/** A list once it is read. */
export interface WholeList {
  readonly file: ReadSummary;
  readonly tally: Tally;
  readonly recipients: number;
  /** Recipients without any date. */
  readonly undated: number;
  /** Recipients with a suppression of a scope that does not count. */
  readonly otherScope: number;
  readonly signs: readonly ListSign[];
}

function unmappedSources({ cells, counts }: Tally): Map<string, number> {
  const unmapped = new Map<string, number>();
  cells.forEach((cell, index) => {
    if (!cell.neverDelivered || cell.entryKind !== 'unknown' || cell.source === '') return;
    unmapped.set(cell.source, (unmapped.get(cell.source) ?? 0) + (counts[index] ?? 0));
  });
  return unmapped;
}

/** Says how far DNS answers reach, wherever they count at all. */
function noteDns(
  { recipients, known, stale, oldestDay }: DnsCoverage,
  add: (code: Finding['code'], severity: Severity, args: Finding['args']) => void,
): void {
  if (recipients === 0) return;
  const oldest = oldestDay === null ? {} : { oldest: formatDay(oldestDay) };
  add('dns-coverage', 'notice', { known, recipients, ...oldest });
  if (stale > 0) add('dns-stale', 'warning', { recipients: stale, days: maxAnswerAgeDays });
}
