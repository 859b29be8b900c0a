import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { OverrideRecord } from '../core/ledger/ledger-record.ts';
import type { VerifySignature } from '../core/override/verify-signature.ts';

/** Signs a text with one Ed25519 key. */
export type Sign = (text: string) => NonNullable<OverrideRecord['signature']>;

// RFC 8410, section 4: what stands before the 32 bytes of an Ed25519 key in a SubjectPublicKeyInfo
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** Verifies an Ed25519 signature (RFC 8032); whatever cannot be a key or a signature is false. */
export const verifyEd25519: VerifySignature = (publicKey, text, signature) => {
  try {
    const raw = Buffer.from(publicKey, 'base64');
    const key = createPublicKey({ key: Buffer.concat([spkiPrefix, raw]), format: 'der', type: 'spki' });
    return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
};

/** Opens an Ed25519 private key in PEM (PKCS #8, without a passphrase); null when the text is no such key. */
export function openSigner(pem: string): Sign | null {
  const key = readPrivateKey(pem);
  if (key === null) return null;
  const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(spkiPrefix.length);
  const name = createHash('sha256').update(raw).digest('hex').slice(0, 16);
  return (text) => ({ key: name, value: sign(null, Buffer.from(text), key).toString('base64') });
}

function readPrivateKey(pem: string): KeyObject | null {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}
