import { createHmac, hash } from 'node:crypto';
import type { HashAddress } from '../core/suppression/parse-hash.ts';

/** The variable that holds the key of hashed suppression files. */
export const hashKeyVariable = 'BOUNCE_GATE_HASH_KEY';

/**
 * Computes digests with OpenSSL; `binary` is one character per byte. The key of keyed ones comes from the environment, since
 * it may stand in no file; without it their digest is empty.
 */
export const hashAddress: HashAddress = (algorithm, text) => {
  if (algorithm !== 'hmac-sha256') return hash(algorithm, text, 'binary');
  const key = process.env[hashKeyVariable] ?? '';
  return key === '' ? '' : createHmac('sha256', key).update(text).digest('binary');
};
