import { type AliasRule, aliasRules, userSubdomains } from './alias-providers.ts';

/**
 * The alias key of a plain ASCII address by the rule of its domain, as `aliasKey` makes it of the match key, without a text:
 * its bytes are in `bytes`, reused by the next one. Its letters keep their case, which those who hash it do not look at.
 */
export class AliasBytes {
  readonly bytes: Buffer = Buffer.alloc(512);

  /**
   * Writes the alias key of the address from `start` to before `end` with its `@` at `at`; gives its length, or 0 where
   * that is the match key itself.
   */
  write(address: Uint8Array, [start, at, end]: readonly [number, number, number], rule: AliasRule): number {
    const nameEnd = endOfName(address, start, at, rule);
    let length = this.#copyName(address, start, nameEnd, rule.ignored);
    // because a name of ignored characters alone is a name nevertheless
    if (length === 0) length = this.#copyName(address, start, nameEnd, '');
    const isSameName = length === at - start;
    const domain = rule.one ?? '';
    if (isSameName && (domain === '' || isText(address, at + 1, end, domain))) return 0;
    this.bytes[length] = atSign;
    if (domain === '') return this.#copy(address, at + 1, end, length + 1);
    return length + 1 + this.bytes.write(domain, length + 1, 'latin1');
  }

  #copyName(address: Uint8Array, start: number, end: number, ignored: string): number {
    let length = 0;
    for (let index = start; index < end; index += 1) {
      const byte = address[index] ?? 0;
      if (ignored !== '' && ignored.includes(String.fromCharCode(byte))) continue;
      this.bytes[length] = byte;
      length += 1;
    }
    return length;
  }

  #copy(address: Uint8Array, start: number, end: number, to: number): number {
    for (let index = start; index < end; index += 1) this.bytes[to + index - start] = address[index] ?? 0;
    return to + end - start;
  }
}

/** The rule by which addresses of a domain (in any case) have alias keys: one, none, or one for its name as a whole. */
export function aliasRuleOf(domain: string): AliasRule | 'none' | 'whole-domain' {
  const name = domain.toLowerCase();
  const rule = aliasRules.get(name);
  if (rule !== undefined) return rule;
  return userSubdomains.some((ending) => name.endsWith(ending)) ? 'whole-domain' : 'none';
}

const [atSign, hyphen] = [0x40, '-'];

function endOfName(address: Uint8Array, start: number, at: number, { tag }: AliasRule): number {
  const mark = tag.charCodeAt(0);
  for (let index = start; index < at; index += 1) {
    // because what begins with the mark has no name before it
    if (address[index] === mark) return index === start ? at : index + (tag === hyphen ? 1 : 0);
  }
  return at;
}

function isText(bytes: Uint8Array, start: number, end: number, text: string): boolean {
  if (end - start !== text.length) return false;
  for (let index = 0; index < text.length; index += 1) {
    if (lowerCase(bytes[start + index] ?? 0) !== text.charCodeAt(index)) return false;
  }
  return true;
}

function lowerCase(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
}
