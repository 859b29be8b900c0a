import { cleanAddress } from '../address/clean-address.ts';
import type { Finding, Problem } from '../finding.ts';
import { isSameHash, listHashOf } from '../hashed-list/list-hash.ts';
import { isBlank } from '../list/is-blank.ts';
import { mappedColumns } from '../list/mapped-columns.ts';
import type { ReadSummary } from '../list/read-summary.ts';
import type { CsvRecord } from '../list/record.ts';
import type { KeyMap } from '../matching/key-map.ts';
import type { RowPacking } from '../packed/row-packing.ts';
import { cellsOf } from '../projection/cell-order.ts';
import { isCleanedAway } from '../projection/project-scenarios.ts';
import { createTally } from '../projection/tally.ts';
import { RecipientGroups } from '../shard/recipient-groups.ts';
import { RecipientShare } from '../shard/recipient-share.ts';
import { RowShare } from '../shard/row-share.ts';
import { type Shard, wholeCheck } from '../shard/shard.ts';
import { parseHash } from '../suppression/parse-hash.ts';
import { DomainBook } from './domain-book.ts';
import { findListColumns, type ListColumns } from './find-list-columns.ts';
import { hashedRecipient } from './hashed-recipient.ts';
import type { JudgedEntry, OnEntry } from './judged-entry.ts';
import { ListFindings } from './list-findings.ts';
import type { SaidOfRow } from './list-packer.ts';
import type { ListPart } from './list-part.ts';
import { type ListRecipient, readRecipient } from './list-recipient.ts';
import type { ListRules } from './list-rules.ts';
import { ListSigns } from './list-signs.ts';
import { PackedRecipients } from './packed-recipients.ts';
import { type Lookups, openLookups, PlainRecipient } from './plain-recipient.ts';
import { RowReader, type RowRules } from './read-row.ts';
import { RecipientCounter } from './recipient-counter.ts';
import { SameMailbox } from './same-mailbox.ts';

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
  readonly #rowRules: RowRules;
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
  readonly #recipients: RecipientCounter;
  #columns: ListColumns | undefined;
  #rowReader: RowReader | undefined;
  #rows = 0;

  constructor(path: string, rules: ListRules, { onEntry, shard = wholeCheck }: CountOptions) {
    this.#path = path;
    this.#rules = rules;
    this.#rowRules = rowRulesOf(rules);
    this.#onEntry = onEntry;
    this.#findings = new ListFindings(path, rules.policy);
    this.#domains = new DomainBook(rules.policy, rules);
    this.#groups = new RecipientGroups(rules.policy);
    this.#isFirst = shard.index === 1;
    this.#share = shard.of === 1 ? null : new RowShare(new RecipientShare(this.#groups, shard));
    // because rows follow each other across all parts, one of them looks at every row
    this.#signs = new ListSigns(this.#isFirst ? (domain) => this.#domains.factsOf(domain).kind : null);
    const lookups = openLookups(rules, this.#domains);
    this.#lookups = lookups;
    this.#firstLine = lookups?.firstLines ?? new Map();
    const mailboxes = new SameMailbox(rules, this.#findings, {
      lineOf: (key) => this.#firstLine.get(key),
      ...(lookups === null ? {} : { aliasLines: lookups.aliasLines }),
    });
    const counted = { findings: this.#findings, signs: this.#signs, tally: this.#tally };
    const groupOf = (key: string) => this.#groups.groupOf(key);
    this.#recipients = new RecipientCounter(rules, { ...counted, mailboxes, groupOf });
    // because whoever acts on rows has to be told of each
    this.#plain = lookups === null || onEntry !== undefined ? null : new PlainRecipient(lookups);
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

  /** How rows are packed, as `readPacked` asks for it: where each recipient is told of, or looked up by a text, not at all. */
  openPacking(): RowPacking<SaidOfRow> | null | undefined {
    const { deliveries, verifications, policy } = this.#rules;
    const lookups = this.#lookups;
    const isByText = Boolean(deliveries || verifications);
    if (this.#plain === null || lookups === null || this.#share !== null || isByText) return null;
    const [columns, rowReader] = [this.#columns, this.#rowReader];
    if (columns === undefined || rowReader === undefined) return undefined;
    const groupOf = (key: string) => this.#groups.groupOf(key);
    const counted = { findings: this.#findings, signs: this.#signs, tally: this.#tally, rowReader, groupOf };
    this.#packed = new PackedRecipients({ ...lookups, ...counted });
    const { softSuppressAfter } = policy;
    const { seed } = lookups.hasher;
    return this.#packed.packing({ kind: 'list', columns, seed, softSuppressAfter, ...this.#rowRules });
  }

  #begin(record: CsvRecord): ListColumns | null {
    const mapped = mappedColumns(this.#rules.policy.columns);
    const found = findListColumns(record, this.#path, mapped);
    if (!found.ok) {
      this.problem = found.problem;
      return null;
    }
    this.#columns = found.columns;
    if (found.rivals.length > 0 && this.#isFirst) this.#findings.noteRivals(found.rivals);
    this.#rowReader = new RowReader(found.columns, this.#rowRules, (code, args) =>
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
      this.#signs.numbered?.takeField(record, emailColumn);
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
    if (isPlain) numbered?.takeField(record, emailColumn);
    else if (key !== null) numbered?.takeKey(key, record.line);
  }

  #takeRecipient(record: CsvRecord, recipient: ListRecipient): void {
    const row = this.#rowReader?.read(record);
    if (row === undefined) return;
    const { cell, finding } = this.#recipients.take(recipient, row);
    if (this.#onEntry === undefined) return;
    const { key, domain } = recipient;
    // because a hit by another address is probable, only what the policy fails for is taken out
    this.#tell(record, finding, { key, domain, cell }, { removable: isCleanedAway(cell) });
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
      undated: this.#recipients.undated + (this.#packed?.undated ?? 0),
      otherScope: this.#recipients.otherScope,
      implied: this.#recipients.implied,
      cells: cellsOf(this.#tally),
      ...this.#findings.kept(),
      signs: this.#signs.kept(recipients),
    };
  }
}

function rowRulesOf({ asOfDay, policy }: ListRules): RowRules {
  const sources = [...policy.sources].map(([source, kind]) => [source.toLowerCase(), kind] as const);
  return { asOfDay, sources: new Map(sources) };
}
