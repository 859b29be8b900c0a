import type { RecipientKey } from '../recipient-key.ts';
import { hashKeys } from './hash-keys.ts';
import type { HashAddress, HashAlgorithm } from './parse-hash.ts';

/** The addresses on file by the hashes that a list may give for them: one for each form of an address. */
export class AddressDigests {
  readonly #hash: HashAddress;
  readonly #algorithms: readonly HashAlgorithm[];
  /** Match keys by digest; two addresses share one where a provider takes them for the same. */
  readonly #keys = new Map<string, readonly string[]>();

  constructor(hash: HashAddress, algorithm: HashAlgorithm) {
    this.#hash = hash;
    this.#algorithms = [algorithm];
  }

  /** Adds an address, of which `written` is how it stands in the file. */
  add(address: Pick<RecipientKey, 'key' | 'domain'> & { readonly written: string }): void {
    for (const { digest } of hashKeys(address, this.#algorithms, this.#hash)) this.#put(digest, address.key);
  }

  addAll(other: AddressDigests): void {
    for (const [digest, keys] of other.#keys) for (const key of keys) this.#put(digest, key);
  }

  /** The match keys of the addresses that have a digest (`digestKey`). */
  keysOf(digest: string): readonly string[] {
    return this.#keys.get(digest) ?? [];
  }

  #put(digest: string, key: string): void {
    const known = this.#keys.get(digest);
    if (known === undefined) this.#keys.set(digest, [key]);
    else if (!known.includes(key)) this.#keys.set(digest, [...known, key]);
  }
}
