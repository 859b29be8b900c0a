/**
 * The hashes that addresses may stand as. Lists are exchanged in the first three, which are weak: addresses can be tried
 * until one fits. The last (RFC 2104) needs a key, and whoever lacks it can try nothing.
 */
export const hashAlgorithms = ['md5', 'sha1', 'sha256', 'hmac-sha256'] as const;
export type HashAlgorithm = (typeof hashAlgorithms)[number];

/** Computes the digest of a text (as UTF-8), one character per byte; empty where it lacks the key. */
export type HashAddress = (algorithm: HashAlgorithm, text: string) => string;

/** A digest in lower-case hex, and whether its kind was named or only told by its length. */
export interface HashedAddress {
  readonly kind: 'hash';
  readonly algorithm: HashAlgorithm;
  readonly digest: string;
  readonly named: boolean;
  /** Of a keyed digest, which key it needs. */
  readonly keyId?: string;
}

const byLength: ReadonlyMap<number, HashAlgorithm> = new Map([
  [32, 'md5'],
  [40, 'sha1'],
  [64, 'sha256'],
]);

const keyedHash = /^hmac-sha256:([0-9a-f]{8}):([0-9a-f]{64})$/;

/** Reads a digest in hex, with or without its kind before it (`md5:...`, `hmac-sha256:KEY:...`); null for anything else. */
export function parseHash(text: string): HashedAddress | null {
  if (text.length > 85) return null;
  const keyed = keyedHash.exec(text);
  if (keyed !== null) {
    const [, keyId = '', digest = ''] = keyed;
    return { kind: 'hash', algorithm: 'hmac-sha256', digest, named: true, keyId };
  }
  const colon = text.indexOf(':');
  const digest = text.slice(colon + 1).toLowerCase();
  const algorithm = byLength.get(digest.length);
  if (algorithm === undefined || !/^[0-9a-f]+$/.test(digest)) return null;
  if (colon >= 0 && text.slice(0, colon).toLowerCase() !== algorithm) return null;
  return { kind: 'hash', algorithm, digest, named: colon >= 0 };
}
