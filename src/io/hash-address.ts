import { hash } from 'node:crypto';
import type { HashAddress } from '../core/suppression/parse-hash.ts';

/** Computes digests with OpenSSL; `binary` is one character per byte. */
export const hashAddress: HashAddress = (algorithm, text) => hash(algorithm, text, 'binary');
