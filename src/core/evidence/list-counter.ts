import { cleanAddress } from '../address/clean-address.ts';
import type { Finding, Problem } from '../finding.ts';
import { isSameHash, listHashOf } from '../hashed-list/list-hash.ts';
import { type ListField, listHeaders } from '../list/column-names.ts';
import { type Columns, findColumns } from '../list/find-columns.ts';
import { isBlank } from '../list/is-blank.ts';
import { mappedColumns } from '../list/mapped-columns.ts';
import type { ReadSummary } from '../list/read-records.ts';
import type { CsvRecord } from '../list/record.ts';
import { HashedNumbers } from '../matching/hashed-numbers.ts';
import type { KeyMap } from '../matching/key-map.ts';
import type { RowPacking } from '../packed/row-packing.ts';
import { isCleanedAway } from '../projection/project-scenarios.ts';
import { cellsOf, createTally, incrementCell, internCell } from '../projection/tally.ts';
import { RecipientGroups } from '../shard/recipient-groups.ts';
import { RecipientShare } from '../shard/recipient-share.ts';
import { RowShare } from '../shard/row-share.ts';
import { type Shard, wholeCheck } from '../shard/shard.ts';
import { parseHash } from '../suppression/parse-hash.ts';
import type { SuppressionMatch } from '../suppression/suppression-match.ts';
import type { SuppressionTable } from '../suppression/suppression-table.ts';
import { believeDns } from './believe-dns.ts';
import { DomainBook } from './domain-book.ts';
import { gatherEvidence, isNewestProof } from './gather-evidence.ts';
import { hashedRecipient } from './hashed-recipient.ts';
import { judgeRecipient } from './judge-recipient.ts';
import type { JudgedEntry, OnEntry } from './judged-entry.ts';
import { ListFindings } from './list-findings.ts';
import { ListPacker, type ListPacking, type SaidOfRow } from './list-packer.ts';
import type { ListPart } from './list-part.ts';
import { type ListRecipient, readRecipient } from './list-recipient.ts';
import type { ListRules } from './list-rules.ts';
import { ListSigns } from './list-signs.ts';
import { PackedRecipients } from './packed-recipients.ts';
import { type Lookups, PlainRecipient } from './plain-recipient.ts';
import { RowReader, type RowRules } from './read-row.ts';
import { SameMailbox } from './same-mailbox.ts';
import { evidenceOfAddress } from './tell-address.ts';
import { withVerified } from './verifiers/with-verified.ts';

/** How a list is counted, beside what it is counted against. */
export interface CountOptions {
  /** Told of each entry; not together with `shard`. */
  readonly onEntry?: OnEntry | undefined;
  /** The part that is counted; absent, all of it. */
  readonly shard?: Shard | undefined;
}

/** Counts the recipients of a list, or of one part of it, as its records come. */
export class ListCounter {
  problem: Problem | undefined;
  readonly #path: string;
  readonly #rules: ListRules;
  readonly #onEntry: OnEntry | undefined;
  readonly #domains: DomainBook;
  readonly #findings: ListFindings;
  readonly #groups: RecipientGroups;
  /** Null where every row is counted. */
  readonly #share: RowShare | null;
  /** True in one part of a list, for what is to be told once. */
  readonly #isFirst: boolean;
  readonly #signs: ListSigns;
  readonly #tally = createTally();
  readonly #firstLine: KeyMap<number>;
  readonly #plain: PlainRecipient | null;
  readonly #lookups: Lookups | null;
  #packed: PackedRecipients | undefined;
  readonly #mailboxes: SameMailbox;
  #columns: Columns<ListField> | undefined;
  #rowReader: RowReader | undefined;
  #sources: RowRules['sources'] = new Map();
  #rows = 0;
  #otherScope = 0;
  #undated = 0;
  #implied = 0;

  constructor(path: string, rules: ListRules, { onEntry, shard = wholeCheck }: CountOptions) {
    this.#path = path;
    this.#rules = rules;
    this.#onEntry = onEntry;
    this.#findings = new ListFindings(path, rules.policy);
    this.#domains = new DomainBook(rules.policy, rules);
    this.#groups = new RecipientGroups(rules.policy);
    this.#isFirst = shard.index === 1;
    this.#share = shard.of === 1 ? null : new RowShare(new RecipientShare(this.#groups, shard));
    // because rows follow each other across all parts, one of them looks at every row
    this.#signs = new ListSigns(this.#isFirst ? (domain) => this.#domains.factsOf(domain).kind : null);
    this.#lookups = this.#openLookups();
    const lookups = this.#lookups;
    this.#firstLine = lookups?.firstLines ?? new Map();
    this.#mailboxes = new SameMailbox(rules, this.#findings, {
      lineOf: (key) => this.#firstLine.get(key),
      ...(lookups === null ? {} : { aliasLines: lookups.aliasLines }),
    });
    // because whoever acts on rows has to be told of each
    this.#plain = lookups === null || onEntry !== undefined ? null : new PlainRecipient(lookups);
  }

  /** What plain recipients are looked up in, where the tables keep hashes. */
  #openLookups(): Lookups | null {
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
    return this.problem === undefined ? undefined : 'stop';
  }

  /** How rows are packed, as `readPacked` asks for it: where each recipient has to be told of, or looked up by a text, not at all. */
  openPacking(): RowPacking<SaidOfRow> | null | undefined {
    const { deliveries, verifications, asOfDay, policy } = this.#rules;
    const lookups = this.#lookups;
    if (this.#plain === null || lookups === null || this.#share !== null || deliveries || verifications)
      return null;
    const [columns, rowReader] = [this.#columns, this.#rowReader];
    if (columns === undefined || rowReader === undefined) return undefined;
    const groupOf = (key: string) => this.#groups.groupOf(key);
    const counted = { findings: this.#findings, signs: this.#signs, tally: this.#tally, rowReader, groupOf };
    const packed = new PackedRecipients({ ...lookups, ...counted });
    this.#packed = packed;
    const { softSuppressAfter } = policy;
    const { seed } = lookups.hasher;
    const job: ListPacking = {
      kind: 'list',
      columns,
      seed,
      asOfDay,
      sources: this.#sources,
      softSuppressAfter,
    };
    const makePacker = () => new ListPacker(job);
    const expect = (rows: number) => lookups.firstLines.reserve(rows);
    return { job, makePacker, take: (piece, readRow) => packed.take(piece, readRow), expect };
  }

  #begin(record: CsvRecord): Columns<ListField> | null {
    const mapped = mappedColumns(this.#rules.policy.columns);
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
    this.#sources = sources;
    this.#rowReader = new RowReader(found.columns, { asOfDay, sources }, (code, args) =>
      this.#findings.note(code, 'warning', args),
    );
    return found.columns;
  }

  #takeRow(record: CsvRecord): void {
    const columns = this.#columns;
    if (columns === undefined) return;
    const emailColumn = columns.at.get('email') ?? 0;
    if (this.#share?.isOurs(record, emailColumn) === false) {
      this.#passOver(record, emailColumn, this.#share);
      return;
    }
    this.#rows += 1;
    if (record.fieldCount !== columns.count) {
      this.#findings.note('ragged-row', 'warning', { cells: record.fieldCount, expected: columns.count });
    }
    const plain = this.#plain;
    if (plain?.read(record, emailColumn)) {
      this.#signs.numbered?.take(record.buffer, placeOf(record, emailColumn), record.line);
      const firstLine = plain.firstLine(record.line);
      if (firstLine < 0) this.#takeRecipient(record, plain);
      else this.#takeDuplicate(record, firstLine);
      return;
    }
    const address = cleanAddress(record.field(emailColumn));
    const recipient = this.#recipientOf(address, record.line);
    if (recipient === null) return;
    if (recipient.parsed.valid) this.#signs.numbered?.takeKey(recipient.key, record.line);
    const firstLine = address === '' ? undefined : this.#firstLine.get(recipient.key);
    if (firstLine === undefined) {
      this.#firstLine.set(address === '' ? `\n${record.line}` : recipient.key, record.line);
      this.#takeRecipient(record, recipient);
    } else {
      const finding = this.#takeDuplicate(record, firstLine);
      this.#tell(record, finding, null, { repeats: recipient.key });
    }
  }

  #recipientOf(address: string, line: number): ListRecipient | null {
    const { listHash } = this.#rules;
    if (!listHash || address === '') return readRecipient(address, this.#domains);
    const hashed = parseHash(address);
    if (hashed !== null && isSameHash(listHashOf(hashed), listHash)) return hashedRecipient(hashed);
    const args = { algorithm: listHash.algorithm };
    this.problem = { code: 'list-hash-mixed', file: this.#path, line, args };
    return null;
  }

  #takeDuplicate(record: CsvRecord, firstLine: number): Finding {
    this.#rowReader?.pass(record);
    return this.#findings.note('duplicate', 'notice', { firstLine });
  }

  /** A row of another part: what is known by the order of rows is known of it too. */
  #passOver(record: CsvRecord, emailColumn: number, { isPlain, key }: RowShare): void {
    this.#rowReader?.pass(record);
    const { numbered } = this.#signs;
    if (isPlain) numbered?.take(record.buffer, placeOf(record, emailColumn), record.line);
    else if (key !== null) numbered?.takeKey(key, record.line);
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
    if (told.facts?.kind === 'business')
      this.#signs.crowded.take(recipient.domain, this.#findings.line, () =>
        this.#groups.groupOf(recipient.key),
      );
    // because a hit by another address is probable, only what the policy fails for is taken out
    const removable = isCleanedAway(cell);
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

  /** What was counted, once the list is at its end. */
  finish(file: ReadSummary): ListPart {
    const { listHash } = this.#rules;
    if (listHash && this.#isFirst) this.#findings.noteHashed(listHash.algorithm);
    const recipients = this.#firstLine.size;
    return {
      file,
      rows: this.#rows + (this.#packed?.rows ?? 0),
      recipients,
      undated: this.#undated + (this.#packed?.undated ?? 0),
      otherScope: this.#otherScope,
      implied: this.#implied,
      cells: cellsOf(this.#tally),
      ...this.#findings.kept(),
      signs: this.#signs.kept(recipients),
    };
  }
}

function placeOf(record: CsvRecord, column: number): readonly [start: number, end: number] {
  return [record.fieldStart(column), record.fieldEnd(column)];
}

function find(table: SuppressionTable, recipient: ListRecipient): SuppressionMatch | undefined {
  if (!recipient.mayBeOnFile) return undefined;
  return table.find(recipient.key, recipient.domain, recipient.written);
}
