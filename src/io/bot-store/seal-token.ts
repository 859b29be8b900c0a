import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** A key that tokens are sealed with; `id` tells keys apart and says nothing of them. */
export interface SealKey {
  readonly id: string;
  /** 32 bytes. */
  readonly bytes: Uint8Array;
}

/** A sealed text, as the store keeps it. */
export interface Sealed {
  readonly sealed: string;
  readonly keyId: string;
}

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** The key that is written as 64 hex digits or as base64 of 32 bytes; null when it is neither. */
export function parseSealKey(text: string): SealKey | null {
  const trimmed = text.trim();
  const isHex = /^[0-9a-fA-F]{64}$/.test(trimmed);
  if (!isHex && !/^[A-Za-z0-9+/_-]{43}=?$/.test(trimmed)) return null;
  const bytes = Buffer.from(trimmed, isHex ? 'hex' : 'base64');
  const digest = createHash('sha256').update('bounce-gate seal key').update(bytes).digest('hex');
  return { id: digest.slice(0, 16), bytes };
}

/**
 * Encrypts a text with AES-256-GCM (NIST SP 800-38D) under a fresh random nonce of 96 bits. It opens only for the same
 * `owner`, so that a row copied to another workspace is worth nothing.
 */
export function sealToken(text: string, key: SealKey, owner: string): Sealed {
  const nonce = randomBytes(nonceBytes);
  const sealing = createCipheriv(cipher, key.bytes, nonce, { authTagLength: tagBytes });
  sealing.setAAD(Buffer.from(owner));
  const body = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()]);
  return { sealed: Buffer.concat([nonce, sealing.getAuthTag(), body]).toString('base64'), keyId: key.id };
}

/** The text again; null when no key is the one it was sealed with, or it was changed, or belongs to another owner. */
export function openSealedToken(
  { sealed, keyId }: Sealed,
  keys: readonly SealKey[],
  owner: string,
): string | null {
  const key = keys.find(({ id }) => id === keyId);
  const bytes = Buffer.from(sealed, 'base64');
  if (key === undefined || bytes.length < nonceBytes + tagBytes) return null;
  const opening = createDecipheriv(cipher, key.bytes, bytes.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  });
  opening.setAAD(Buffer.from(owner));
  opening.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
  try {
    const text = Buffer.concat([opening.update(bytes.subarray(nonceBytes + tagBytes)), opening.final()]);
    return text.toString('utf8');
  } catch {
    return null;
  }
}
