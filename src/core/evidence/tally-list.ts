import { cleanAddress } from '../address/clean-address.ts';
import type { ByteSource } from '../byte-source.ts';
import type { DeliveriesJudged } from '../delivery/judge-deliveries.ts';
import type { DnsKnown } from '../dns/dns-told.ts';
import type { Finding, Problem } from '../finding.ts';
import type { FindingLog } from '../finding-log.ts';
import { type ListField, listHeaders } from '../list/column-names.ts';
import { type Columns, findColumns } from '../list/find-columns.ts';
import { isBlank } from '../list/is-blank.ts';
import type { DayNumber } from '../list/parse-day.ts';
import type { ReadSummary } from '../list/read-records.ts';
import { readSource } from '../list/read-source.ts';
import type { CsvRecord } from '../list/record.ts';
import { HashedNumbers } from '../matching/hashed-numbers.ts';
import type { KeyMap } from '../matching/key-map.ts';
import type { CampaignPolicy } from '../policy/campaign-policy.ts';
import { createTally, incrementCell, internCell, type Tally } from '../projection/tally.ts';
import type { SuppressionReason } from '../suppression/suppression-reason.ts';
import type { SuppressionMatch, SuppressionTable } from '../suppression/suppression-table.ts';
import { believeDns } from './believe-dns.ts';
import { DomainBook } from './domain-book.ts';
import { gatherEvidence, isNewestProof } from './gather-evidence.ts';
import { judgeRecipient } from './judge-recipient.ts';
import type { JudgedEntry, OnEntry } from './judged-entry.ts';
import { ListFindings } from './list-findings.ts';
import { type ListRecipient, readRecipient } from './list-recipient.ts';
import { ListSigns } from './list-signs.ts';
import { type Lookups, PlainRecipient } from './plain-recipient.ts';
import { RowReader } from './read-row.ts';
import { SameMailbox } from './same-mailbox.ts';
import { evidenceOfAddress } from './tell-address.ts';
import type { VerificationTable } from './verifiers/verification-table.ts';
import { withVerified } from './verifiers/with-verified.ts';

/** What a list is counted against. */
export interface ListRules {
  readonly policy: CampaignPolicy;
  readonly asOfDay: DayNumber;
  readonly suppressions: SuppressionTable;
  /** Suppressions of scopes that do not count for this campaign. */
  readonly otherScopes: SuppressionTable;
  /** What past sends imply; absent or null where nothing is known of any. */
  readonly deliveries?: Pick<DeliveriesJudged, 'lastDelivered'> | null;
  /** What DNS says of domains; absent or null where that does not count. */
  readonly dns?: DnsKnown | null;
  /** What files of verification services say; absent or null where there are none. */
  readonly verifications?: VerificationTable | null;
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
  readonly #firstLine: KeyMap<number>;
  readonly #plain: PlainRecipient | null;
  readonly #mailboxes: SameMailbox;
  readonly #signs = new ListSigns();
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
    this.#findings = new ListFindings(path, rules.policy);
    this.#domains = new DomainBook(rules.policy, rules);
    const lookups = this.#lookups();
    this.#firstLine = lookups?.firstLines ?? new Map();
    this.#mailboxes = new SameMailbox(rules, this.#findings, {
      lineOf: (key) => this.#firstLine.get(key),
      ...(lookups === null ? {} : { aliasLines: lookups.aliasLines }),
    });
    // because whoever acts on rows has to be told of each
    this.#plain = lookups === null || onEntry !== undefined ? null : new PlainRecipient(lookups);
  }

  /** What plain recipients are looked up in, where the tables keep hashes. */
  #lookups(): Lookups | null {
    const { suppressions, otherScopes } = this.#rules;
    const hasher = suppressions.hashed?.hasher;
    if (hasher === undefined) return null;
    const tables = [suppressions, otherScopes];
    const lines = { firstLines: new HashedNumbers(hasher), aliasLines: new HashedNumbers(hasher) };
    return { hasher, domains: this.#domains, tables, ...lines };
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
    const emailColumn = columns.at.get('email') ?? 0;
    const plain = this.#plain;
    if (plain?.read(record, emailColumn)) {
      const firstLine = plain.firstLine(record.line);
      if (firstLine < 0) this.#takeRecipient(record, plain);
      else this.#findings.note('duplicate', 'notice', { firstLine });
      return;
    }
    const address = cleanAddress(record.field(emailColumn));
    const recipient = readRecipient(address, this.#domains);
    const firstLine = address === '' ? undefined : this.#firstLine.get(recipient.key);
    if (firstLine === undefined) {
      this.#firstLine.set(address === '' ? `\n${record.line}` : recipient.key, record.line);
      this.#takeRecipient(record, recipient);
    } else {
      const finding = this.#findings.note('duplicate', 'notice', { firstLine });
      this.#tell(record, finding, null, { repeats: recipient.key });
    }
  }

  #takeRecipient(record: CsvRecord, recipient: ListRecipient): void {
    const { policy, asOfDay, suppressions, otherScopes, deliveries } = this.#rules;
    const suppression = find(suppressions, recipient);
    const read = this.#rowReader?.read(record);
    if (read === undefined) return;
    const row = withVerified(read, this.#rules.verifications?.find(recipient.key));
    const implied = deliveries?.lastDelivered(recipient.key, recipient.domain, row) ?? null;
    const told = believeDns(recipient.tell(), row, implied);
    const evidence = gatherEvidence(row, implied, evidenceOfAddress(told, suppression));
    const { cell: own, recovered } = judgeRecipient(evidence, {
      asOfDay,
      softSuppressAfter: policy.softSuppressAfter,
    });
    const { cell, finding: probable } = recipient.mayHaveOthers
      ? this.#mailboxes.take(recipient, evidence, own)
      : { cell: own, finding: null };
    incrementCell(this.#tally, internCell(this.#tally, cell));
    if (cell.cause === 'baseline') {
      if (cell.ageDays === null) this.#undated += 1;
      if (isNewestProof(implied, row)) this.#implied += 1;
    }
    if (find(otherScopes, recipient) !== undefined) this.#otherScope += 1;
    const finding = this.#findings.noteRecipient(recipient, evidence, { cell: own, facts: told.facts });
    if (finding === null) this.#findings.noteSecondLook(told);
    if (recovered) this.#findings.note('hard-bounce-recovered', 'notice', {});
    if (told.facts !== null) this.#signs.take(recipient, told.facts.kind, this.#findings.line);
    // because a hit by another address is probable, only what the policy fails for is taken out
    const removable = finding !== null || cell.suppressed !== null;
    if (this.#onEntry === undefined) return;
    this.#tell(
      record,
      finding ?? probable,
      { key: recipient.key, domain: recipient.domain, cell },
      { removable },
    );
  }

  #tell(
    record: CsvRecord,
    finding: Finding | null,
    recipient: JudgedEntry['recipient'],
    { header = false, repeats = null, removable = finding !== null }: Partial<JudgedEntry> = {},
  ): void {
    const emailColumn = this.#columns?.at.get('email') ?? 0;
    this.#onEntry?.({
      record,
      header,
      emailColumn,
      finding,
      removable,
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
      signs: this.#signs.signs(recipients),
    });
    const suppressedByReason = this.#findings.suppressedByReason();
    const suppressed = Object.values(suppressedByReason).reduce((sum, count) => sum + count, 0);
    const implied = this.#implied;
    const counts = { rows, recipients, invalid, suppressed, suppressedByReason, implied };
    return { ok: true, list: { ...counts, tally, findings: log, file } };
  }
}

function find(table: SuppressionTable, recipient: ListRecipient): SuppressionMatch | undefined {
  if (!recipient.mayBeOnFile) return undefined;
  return table.find(recipient.key, recipient.domain, recipient.written);
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
