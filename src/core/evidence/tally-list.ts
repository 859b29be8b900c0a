import { cleanAddress } from '../address/clean-address.ts';
import type { ByteSource } from '../byte-source.ts';
import type { DeliveriesJudged } from '../delivery/judge-deliveries.ts';
import type { Finding, Problem } from '../finding.ts';
import type { FindingLog } from '../finding-log.ts';
import { type ListField, listHeaders } from '../list/column-names.ts';
import { type Columns, findColumns } from '../list/find-columns.ts';
import { isBlank } from '../list/is-blank.ts';
import type { DayNumber } from '../list/parse-day.ts';
import type { ReadSummary } from '../list/read-records.ts';
import { readSource } from '../list/read-source.ts';
import type { CsvRecord } from '../list/record.ts';
import type { CampaignPolicy } from '../policy/campaign-policy.ts';
import { createTally, incrementCell, internCell, type Tally } from '../projection/tally.ts';
import { type RecipientKey, recipientKey } from '../recipient-key.ts';
import type { SuppressionReason } from '../suppression/suppression-reason.ts';
import type { SuppressionTable } from '../suppression/suppression-table.ts';
import { DomainBook } from './domain-book.ts';
import { gatherEvidence, isNewestProof } from './gather-evidence.ts';
import { judgeRecipient } from './judge-recipient.ts';
import type { JudgedEntry, OnEntry } from './judged-entry.ts';
import { ListFindings } from './list-findings.ts';
import { RowReader } from './read-row.ts';
import { evidenceOfAddress, tellAddress } from './tell-address.ts';

/** What a list is counted against. */
export interface ListRules {
  readonly policy: CampaignPolicy;
  readonly asOfDay: DayNumber;
  readonly suppressions: SuppressionTable;
  /** Suppressions of scopes that do not count for this campaign. */
  readonly otherScopes: SuppressionTable;
  /** What past sends imply; absent or null where nothing is known of any. */
  readonly deliveries?: Pick<DeliveriesJudged, 'lastDelivered'> | null;
}

/** A list counted: how many of what, the tally of evidence, and the findings. */
export interface ListTally {
  readonly rows: number;
  readonly recipients: number;
  readonly invalid: number;
  readonly suppressed: number;
  readonly suppressedByReason: Readonly<Record<SuppressionReason, number>>;
  /** Recipients whose newest proof of life is an implied delivery. */
  readonly implied: number;
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

class ListCounter {
  problem: Problem | undefined;
  readonly #path: string;
  readonly #rules: ListRules;
  readonly #onEntry: OnEntry | undefined;
  readonly #domains: DomainBook;
  readonly #findings: ListFindings;
  readonly #tally = createTally();
  readonly #firstLine = new Map<string, number>();
  #columns: Columns<ListField> | undefined;
  #rowReader: RowReader | undefined;
  #rows = 0;
  #otherScope = 0;
  #undated = 0;
  #implied = 0;

  constructor(path: string, rules: ListRules, onEntry: OnEntry | undefined) {
    this.#path = path;
    this.#rules = rules;
    this.#onEntry = onEntry;
    this.#findings = new ListFindings(path, rules.policy.suppressed);
    this.#domains = new DomainBook(rules.policy);
  }

  take(record: CsvRecord): undefined | 'stop' {
    this.#findings.line = record.line;
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
      this.#findings.note(code, 'warning', args),
    );
    return found.columns;
  }

  #takeRow(record: CsvRecord): void {
    const columns = this.#columns;
    if (columns === undefined) return;
    this.#rows += 1;
    if (record.fieldCount !== columns.count) {
      this.#findings.note('ragged-row', 'warning', { cells: record.fieldCount, expected: columns.count });
    }
    const address = cleanAddress(record.field(columns.at.get('email') ?? 0));
    const recipient = recipientKey(address);
    const firstLine = address === '' ? undefined : this.#firstLine.get(recipient.key);
    if (firstLine === undefined) {
      this.#firstLine.set(address === '' ? `\n${record.line}` : recipient.key, record.line);
      this.#takeRecipient(record, recipient, address);
    } else {
      const finding = this.#findings.note('duplicate', 'notice', { firstLine });
      this.#tell(record, finding, null, { repeats: recipient.key });
    }
  }

  #takeRecipient(record: CsvRecord, recipient: RecipientKey, written: string): void {
    const { policy, asOfDay, suppressions, deliveries } = this.#rules;
    const told = tellAddress(recipient, this.#domains);
    const suppression = suppressions.find(recipient.key, recipient.domain, written);
    const row = this.#rowReader?.read(record);
    if (row === undefined) return;
    const implied = deliveries?.lastDelivered(recipient.key, recipient.domain, row) ?? null;
    const evidence = gatherEvidence(row, implied, { ...evidenceOfAddress(told), suppression });
    const { cell, recovered } = judgeRecipient(evidence, {
      asOfDay,
      softSuppressAfter: policy.softSuppressAfter,
    });
    incrementCell(this.#tally, internCell(this.#tally, cell));
    if (cell.cause === 'baseline') {
      if (cell.ageDays === null) this.#undated += 1;
      if (isNewestProof(implied, row)) this.#implied += 1;
    }
    const elsewhere = this.#rules.otherScopes.find(recipient.key, recipient.domain, written);
    if (elsewhere !== undefined) this.#otherScope += 1;
    const finding = this.#findings.noteRecipient(recipient, evidence, { cell, facts: told.facts });
    if (finding === null) this.#findings.noteSecondLook(told);
    if (recovered) this.#findings.note('hard-bounce-recovered', 'notice', {});
    this.#tell(record, finding, { key: recipient.key, domain: recipient.domain, cell });
  }

  #tell(
    record: CsvRecord,
    finding: Finding | null,
    recipient: JudgedEntry['recipient'],
    { header = false, repeats = null }: { readonly header?: boolean; readonly repeats?: string | null } = {},
  ): void {
    const emailColumn = this.#columns?.at.get('email') ?? 0;
    this.#onEntry?.({
      record,
      header,
      emailColumn,
      finding,
      removable: finding !== null,
      recipient,
      repeats,
    });
  }

  finish(file: ReadSummary): ListTallied {
    const recipients = this.#firstLine.size;
    const rows = this.#rows;
    const { log, invalid } = this.#findings;
    if (recipients === 0) return refuse('list-header-only', this.#path, { rows: 0 });
    if (recipients === invalid) {
      return refuse('list-no-recipients', this.#path, { rows, reserved: log.count('reserved-domain') });
    }
    const tally = this.#tally;
    this.#findings.noteWhole({
      file,
      tally,
      recipients,
      undated: this.#undated,
      otherScope: this.#otherScope,
    });
    const suppressedByReason = this.#findings.suppressedByReason();
    const suppressed = Object.values(suppressedByReason).reduce((sum, count) => sum + count, 0);
    const implied = this.#implied;
    const counts = { rows, recipients, invalid, suppressed, suppressedByReason, implied };
    return { ok: true, list: { ...counts, tally, findings: log, file } };
  }
}

function refuse(code: Problem['code'], file: string, args: Problem['args']): ListTallied {
  return { ok: false, problem: { code, file, args } };
}

function definedOnly<Key extends string>(
  record: Readonly<Partial<Record<Key, string | undefined>>>,
): Partial<Record<Key, string>> {
  const entries = Object.entries(record).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Partial<Record<Key, string>>; // because undefined values are filtered out
}
