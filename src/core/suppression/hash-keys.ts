import { type HashFormName, hashForms } from './hash-forms.ts';
import type { HashAddress, HashAlgorithm } from './parse-hash.ts';

/** The keys under which hashes of one recipient may be on file, each with the form of the address that was hashed. */
export function* hashKeys(
  recipient: { readonly key: string; readonly domain: string; readonly written: string },
  algorithms: Iterable<HashAlgorithm>,
  hash: HashAddress,
): Generator<{ readonly form: HashFormName; readonly digest: string }> {
  const forms = hashForms(recipient.written, recipient.key, recipient.domain);
  for (const algorithm of algorithms) {
    // because files of one's own have the match key hashed
    if (algorithm === 'hmac-sha256') {
      yield { form: 'a-label', digest: digestKey(algorithm, hash(algorithm, recipient.key)) };
    }
  }
  for (const { name, text } of forms) {
    for (const algorithm of algorithms) {
      if (algorithm !== 'hmac-sha256')
        yield { form: name, digest: digestKey(algorithm, hash(algorithm, text)) };
    }
  }
}

/**
 * What a digest (one character per byte) is kept under: 128 bits tell digests apart as well as 256 do, and take half the
 * memory.
 */
export function digestKey(algorithm: HashAlgorithm, digest: string): string {
  return `${algorithm} ${digest.slice(0, 16)}`;
}
