import { cleanAddress } from '../address/clean-address.ts';
import type { ByteSource } from '../byte-source.ts';
import { isReservedDomain } from '../domain/reserved-domain.ts';
import type { Finding, Problem, Severity } from '../finding.ts';
import { FindingLog } from '../finding-log.ts';
import { type ListField, listHeaders } from '../list/column-names.ts';
import { type Columns, findColumns } from '../list/find-columns.ts';
import { isBlank } from '../list/is-blank.ts';
import type { DayNumber } from '../list/parse-day.ts';
import type { ReadSummary } from '../list/read-records.ts';
import { readSource } from '../list/read-source.ts';
import type { CsvRecord } from '../list/record.ts';
import type { CampaignPolicy } from '../policy/campaign-policy.ts';
import type { SuppressedRule } from '../policy/policy.ts';
import {
  createTally,
  type EvidenceCell,
  incrementCell,
  internCell,
  type Tally,
} from '../projection/tally.ts';
import { type RecipientKey, recipientKey } from '../recipient-key.ts';
import { type SuppressionReason, suppressionReasons } from '../suppression/suppression-reason.ts';
import type { SuppressionMatch, SuppressionTable } from '../suppression/suppression-table.ts';
import { domainKindOf, type ExtraDomains, extraDomainsOf } from './domain-kind.ts';
import type { Deliverability } from './evidence.ts';
import { judgeRecipient } from './judge-recipient.ts';
import { RowReader } from './read-row.ts';
import { roleNames } from './role-names.ts';

/** What a list is counted against. */
export interface ListRules {
  readonly policy: CampaignPolicy;
  readonly asOfDay: DayNumber;
  readonly suppressions: SuppressionTable;
  /** Suppressions of scopes that do not count for this campaign. */
  readonly otherScopes: SuppressionTable;
}

/** One record of the list with what was decided about it, for those who act on rows (`clean`). */
export interface JudgedEntry {
  readonly record: CsvRecord;
  readonly header: boolean;
  readonly emailColumn: number;
  /** Why the row should not be mailed, or null. */
  readonly finding: Finding | null;
  readonly removable: boolean;
  /** The recipient this entry is the first of; null for the header and for duplicates. */
  readonly recipient: { readonly key: string; readonly domain: string; readonly cell: EvidenceCell } | null;
  /** The key of the recipient whose entry a duplicate repeats; null for all others. */
  readonly repeats: string | null;
}
export type OnEntry = (entry: JudgedEntry) => void;

/** A list counted: how many of what, the tally of evidence, and the findings. */
export interface ListTally {
  readonly rows: number;
  readonly recipients: number;
  readonly invalid: number;
  readonly suppressed: number;
  readonly suppressedByReason: Readonly<Record<SuppressionReason, number>>;
  readonly tally: Tally;
  readonly findings: FindingLog;
  readonly file: ReadSummary;
}

export type ListTallied =
  | { readonly ok: true; readonly list: ListTally }
  | { readonly ok: false; readonly problem: Problem };

/**
 * Reads a send-list and counts each recipient once, in the evidence cell of its first entry. Memory grows with the
 * number of recipients (their keys, to find duplicates), not with the length of rows or the number of columns.
 */
export async function tallyList(
  source: ByteSource,
  rules: ListRules,
  onEntry?: OnEntry,
): Promise<ListTallied> {
  const counter = new ListCounter(source.path, rules, onEntry);
  const read = await readSource(source, {}, (record) => counter.take(record));
  if (counter.problem !== undefined) return { ok: false, problem: counter.problem };
  if (!read.ok) return { ok: false, problem: read.problem };
  return counter.finish(read);
}

const refusedBy: Readonly<Record<Exclude<Deliverability, 'possible' | 'invalid-syntax'>, Finding['code']>> = {
  'reserved-domain': 'reserved-domain',
  'dead-domain': 'dead-domain',
};

const severityOf: Readonly<Record<SuppressedRule, Severity>> = {
  fail: 'error',
  warn: 'warning',
  ignore: 'notice',
};

class ListCounter {
  problem: Problem | undefined;
  readonly #path: string;
  readonly #rules: ListRules;
  readonly #onEntry: OnEntry | undefined;
  readonly #extraDomains: ExtraDomains;
  readonly #findings = new FindingLog();
  readonly #tally = createTally();
  readonly #firstLine = new Map<string, number>();
  readonly #byReason = new Map<SuppressionReason, number>();
  #columns: Columns<ListField> | undefined;
  #rowReader: RowReader | undefined;
  #line = 0;
  #rows = 0;
  #invalid = 0;
  #recovered = 0;
  #otherScope = 0;
  #wholeDomain = 0;
  #undated = 0;

  constructor(path: string, rules: ListRules, onEntry: OnEntry | undefined) {
    this.#path = path;
    this.#rules = rules;
    this.#onEntry = onEntry;
    this.#extraDomains = extraDomainsOf(rules.policy.domains);
  }

  take(record: CsvRecord): undefined | 'stop' {
    this.#line = record.line;
    if (isBlank(record)) return undefined;
    if (this.#columns === undefined) {
      const columns = this.#begin(record);
      if (columns === null) return 'stop';
      if (columns.header) {
        this.#tell(record, null, null, { header: true });
        return undefined;
      }
    }
    this.#takeRow(record);
    return undefined;
  }

  #begin(record: CsvRecord): Columns<ListField> | null {
    const mapped = definedOnly(this.#rules.policy.columns);
    const found = findColumns<ListField>(record, this.#path, { names: listHeaders, mapped });
    if (!found.ok) {
      this.problem = found.problem;
      return null;
    }
    this.#columns = found.columns;
    const { asOfDay, policy } = this.#rules;
    const sources = new Map(
      [...policy.sources].map(([source, kind]) => [source.toLowerCase(), kind] as const),
    );
    this.#rowReader = new RowReader(found.columns, { asOfDay, sources }, (code, args) =>
      this.#note(code, 'warning', args),
    );
    return found.columns;
  }

  #takeRow(record: CsvRecord): void {
    const columns = this.#columns;
    if (columns === undefined) return;
    this.#rows += 1;
    if (record.fieldCount !== columns.count) {
      this.#note('ragged-row', 'warning', { cells: record.fieldCount, expected: columns.count });
    }
    const address = cleanAddress(record.field(columns.at.get('email') ?? 0));
    const recipient = recipientKey(address);
    const firstLine = address === '' ? undefined : this.#firstLine.get(recipient.key);
    if (firstLine === undefined) {
      this.#firstLine.set(address === '' ? `\n${record.line}` : recipient.key, record.line);
      this.#takeRecipient(record, recipient);
    } else {
      const finding = this.#note('duplicate', 'notice', { firstLine });
      this.#tell(record, finding, null, { repeats: recipient.key });
    }
  }

  #takeRecipient(record: CsvRecord, recipient: RecipientKey): void {
    const { policy, asOfDay, suppressions } = this.#rules;
    const deliverability = this.#deliverabilityOf(recipient);
    const suppression = suppressions.find(recipient.key, recipient.domain);
    const row = this.#rowReader?.read(record);
    if (row === undefined) return;
    const role = recipient.parsed.valid && roleNames.has(recipient.parsed.local.toLowerCase());
    const evidence = {
      ...row,
      deliverability,
      suppression,
      role,
      domainKind: domainKindOf(recipient.domain, this.#extraDomains),
    };
    const { cell, recovered } = judgeRecipient(evidence, {
      asOfDay,
      softSuppressAfter: policy.softSuppressAfter,
    });
    incrementCell(this.#tally, internCell(this.#tally, cell));
    if (cell.cause === 'baseline' && cell.ageDays === null) this.#undated += 1;
    if (recovered) this.#recovered += 1;
    if (this.#rules.otherScopes.find(recipient.key, recipient.domain) !== undefined) this.#otherScope += 1;
    const undeliverable = this.#noteUndeliverable(recipient, deliverability);
    // because a wish not to be mailed is told and counted even where the address cannot be mailed
    const suppressed =
      cell.suppressed !== null && suppression !== undefined
        ? this.#noteSuppressed(cell.suppressed, suppression)
        : null;
    const finding =
      undeliverable ??
      suppressed ??
      (cell.cause === 'verified-invalid' ? this.#note('verified-invalid', 'warning', {}) : null);
    if (recovered) this.#note('hard-bounce-recovered', 'notice', {});
    if (role && finding === null) this.#note('role-account', 'notice', {});
    this.#tell(record, finding, { key: recipient.key, domain: recipient.domain, cell });
  }

  #tell(
    record: CsvRecord,
    finding: Finding | null,
    recipient: JudgedEntry['recipient'],
    { header = false, repeats = null }: { readonly header?: boolean; readonly repeats?: string | null } = {},
  ): void {
    const emailColumn = this.#columns?.at.get('email') ?? 0;
    this.#onEntry?.({ record, header, emailColumn, finding, removable: finding !== null, recipient, repeats });
  }

  #deliverabilityOf(recipient: RecipientKey): Deliverability {
    if (!recipient.parsed.valid) return 'invalid-syntax';
    const refused = this.#rules.policy.reservedDomains === 'refuse' && isReservedDomain(recipient.domain);
    return refused ? 'reserved-domain' : 'possible';
  }

  #noteUndeliverable(recipient: RecipientKey, deliverability: Deliverability): Finding | null {
    if (deliverability === 'possible') return null;
    this.#invalid += 1;
    if (deliverability !== 'invalid-syntax') return this.#note(refusedBy[deliverability], 'warning', {});
    const { parsed } = recipient;
    const args = parsed.valid ? {} : { refusal: parsed.code, column: parsed.column };
    return this.#note('invalid-address', 'warning', args);
  }

  #noteSuppressed(reason: SuppressionReason, match: SuppressionMatch): Finding {
    this.#byReason.set(reason, (this.#byReason.get(reason) ?? 0) + 1);
    if (match.wholeDomain) this.#wholeDomain += 1;
    const args = reason === 'soft-bounce' ? { count: match.softCount } : {};
    return this.#note(`suppressed-${reason}`, severityOf[this.#rules.policy.suppressed[reason]], args);
  }

  #note(code: Finding['code'], severity: Severity, args: Finding['args']): Finding {
    const finding: Finding = { code, severity, file: this.#path, line: this.#line, args };
    this.#findings.add(finding);
    return finding;
  }

  finish(file: ReadSummary): ListTallied {
    const recipients = this.#firstLine.size;
    if (recipients === 0) return refuse('list-header-only', this.#path, { rows: 0 });
    if (recipients === this.#invalid)
      return refuse('list-no-recipients', this.#path, {
        rows: this.#rows,
        reserved: this.#findings.count('reserved-domain'),
      });
    this.#noteWhole(file, recipients);
    const suppressedByReason = countByReason(this.#byReason);
    return {
      ok: true,
      list: {
        rows: this.#rows,
        recipients,
        invalid: this.#invalid,
        suppressed: Object.values(suppressedByReason).reduce((sum, count) => sum + count, 0),
        suppressedByReason,
        tally: this.#tally,
        findings: this.#findings,
        file,
      },
    };
  }

  /** Findings about the list as a whole. */
  #noteWhole(file: ReadSummary, recipients: number): void {
    const add = (code: Finding['code'], severity: Severity, args: Finding['args'], line?: number): void =>
      this.#findings.add({ code, severity, file: this.#path, ...(line === undefined ? {} : { line }), args });
    if (file.windows1252.records > 0) {
      add('windows-1252', 'warning', { rows: file.windows1252.records }, file.windows1252.firstLines[0]);
    }
    if (this.#undated * 2 > recipients) add('nothing-known', 'warning', { recipients: this.#undated });
    if (this.#otherScope > 0) add('suppression-other-scope', 'warning', { recipients: this.#otherScope });
    if (this.#wholeDomain > 0) add('suppression-whole-domain', 'notice', { recipients: this.#wholeDomain });
    for (const [source, count] of this.#unmappedSources()) {
      add('source-not-mapped', 'notice', { source, recipients: count });
    }
  }

  #unmappedSources(): Map<string, number> {
    const unmapped = new Map<string, number>();
    this.#tally.cells.forEach((cell, index) => {
      if (!cell.neverDelivered || cell.entryKind !== 'unknown' || cell.source === '') return;
      unmapped.set(cell.source, (unmapped.get(cell.source) ?? 0) + (this.#tally.counts[index] ?? 0));
    });
    return unmapped;
  }
}

function refuse(code: Problem['code'], file: string, args: Problem['args']): ListTallied {
  return { ok: false, problem: { code, file, args } };
}

function countByReason(counts: ReadonlyMap<SuppressionReason, number>): Record<SuppressionReason, number> {
  const entries = suppressionReasons.map((reason) => [reason, counts.get(reason) ?? 0] as const);
  return Object.fromEntries(entries) as Record<SuppressionReason, number>; // because every reason is an entry
}

function definedOnly<Key extends string>(
  record: Readonly<Partial<Record<Key, string | undefined>>>,
): Partial<Record<Key, string>> {
  const entries = Object.entries(record).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Partial<Record<Key, string>>; // because undefined values are filtered out
}
