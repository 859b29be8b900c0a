import type { HashAddress } from './parse-hash.ts';
import type { RefuseHash } from './refuse-target.ts';

/** Tells keys apart without telling anything of them: the first 32 bits of the HMAC of nothing, in hex; null without a key. */
export function keyIdOf(hash: HashAddress): string | null {
  const digest = hash('hmac-sha256', '');
  return digest === '' ? null : hexOf(digest).slice(0, 8);
}

const marker = 'hmac-sha256:';

/** Turns addresses (their match keys) into the `email` cells of keyed hashes; null without the key. */
export function keyedCells(hash: HashAddress): ((key: string) => string) | null {
  const keyId = keyIdOf(hash);
  return keyId === null ? null : (key) => `${marker}${keyId}:${hexOf(hash('hmac-sha256', key))}`;
}

/** The id of the key of an `email` cell; null where it holds no keyed hash. */
export function keyIdOfCell(about: string): string | null {
  return about.startsWith(marker) ? about.slice(marker.length, marker.length + 8) : null;
}

/** What cannot be compared with addresses by this function, or without one. */
export function refuseHashWithout(hash: HashAddress | undefined): RefuseHash {
  let keyId: string | null | undefined;
  return (target) => {
    if (hash === undefined) return 'no-hashing';
    if (target.keyId === undefined) return null;
    keyId ??= keyIdOf(hash);
    if (keyId === null) return 'no-hash-key';
    return target.keyId === keyId ? null : 'other-hash-key';
  };
}

function hexOf(digest: string): string {
  return Buffer.from(digest, 'latin1').toString('hex');
}
