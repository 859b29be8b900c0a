import { AliasBytes, aliasRuleOf } from '../address/alias-bytes.ts';
import { cleanAddress } from '../address/clean-address.ts';
import { judgeAsciiAddress } from '../address/judge-ascii-address.ts';
import { CellCache } from '../list/cell-cache.ts';
import type { CsvRecord } from '../list/record.ts';
import { recipientKey } from '../recipient-key.ts';
import { groupOfBytes } from './group-hash.ts';
import type { RecipientShare } from './recipient-share.ts';

/** What all addresses of a domain share. */
interface DomainShare {
  readonly rule: ReturnType<typeof aliasRuleOf>;
  /** Their group; null where they are spread. */
  readonly group: number | null;
}

/**
 * Tells which rows are of one part of a check, by their address alone. A plain ASCII address is judged by its bytes, and its
 * group is that of its match key.
 */
export class RowShare {
  readonly #share: RecipientShare;
  readonly #alias = new AliasBytes();
  readonly #domains: CellCache<DomainShare>;
  /** The match key of the row that was asked about last, where its address is valid and not plain ASCII. */
  key: string | null = null;
  /** True where its address is plain ASCII, so that its bytes tell it. */
  isPlain = false;

  constructor(share: RecipientShare) {
    this.#share = share;
    this.#domains = new CellCache((text) => this.#look(text.toLowerCase()));
  }

  /** Whether the row is of this part, by its address in `column`. */
  isOurs(record: CsvRecord, column: number): boolean {
    return this.#share.hasGroup(this.#groupOf(record, column));
  }

  #groupOf(record: CsvRecord, column: number): number {
    const [start, end] = [record.fieldStart(column), record.fieldEnd(column)];
    const at = record.isPlain(column) ? judgeAsciiAddress(record.buffer, start, end) : -1;
    this.isPlain = at >= 0;
    this.key = null;
    if (at >= 0) return this.#groupOfPlain(record.buffer, start, at, end);
    const { key, parsed } = recipientKey(cleanAddress(record.field(column)));
    if (parsed.valid) this.key = key;
    return this.#share.groups.groupOf(key);
  }

  #groupOfPlain(bytes: Uint8Array, start: number, at: number, end: number): number {
    const { rule, group } = this.#domains.at(bytes, at + 1, end);
    if (group !== null) return group;
    if (rule === 'none') return groupOfBytes(bytes, start, end);
    if (rule === 'whole-domain')
      return this.#share.groups.groupOf(
        Buffer.from(bytes.subarray(start, end)).toString('latin1').toLowerCase(),
      );
    const length = this.#alias.write(bytes, [start, at, end], rule);
    return length > 0 ? groupOfBytes(this.#alias.bytes, 0, length) : groupOfBytes(bytes, start, end);
  }

  #look(domain: string): DomainShare {
    const rule = aliasRuleOf(domain);
    if (rule === 'whole-domain') return { rule, group: null };
    const one = rule === 'none' ? null : rule.one;
    return { rule, group: this.#share.groups.groupOfDomain(one ?? domain) };
  }
}
