// RFC 8410, section 4: a SubjectPublicKeyInfo of Ed25519 is this prefix and the 32 bytes of the key
const spkiPrefix = 'MCowBQYDK2VwAyEA';

/** An Ed25519 public key in base64: its 32 bytes, with or without the SPKI prefix; no bit is left over. */
export const publicKeyPattern = new RegExp(`^(?:${spkiPrefix})?[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$`);

/** The 32 bytes of an Ed25519 public key in base64; null when the text is no such key. */
export function parsePublicKey(text: string): string | null {
  return publicKeyPattern.test(text) ? text.slice(-44) : null;
}
