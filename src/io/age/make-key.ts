import { writeFile } from 'node:fs/promises';

/** A key that was made, or why its file could not be written. */
export type KeyMade =
  | { readonly ok: true; readonly recipient: string }
  | { readonly ok: false; readonly reason: string };

/** Makes a secret key and writes it, in the form of `age-keygen`, to a new file that only its owner can read. */
export async function makeKey(path: string): Promise<KeyMade> {
  const { generateX25519Identity, identityToRecipient } = await import('age-encryption');
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  try {
    await writeFile(path, `# public key: ${recipient}\n${identity}\n`, { flag: 'wx', mode: 0o600 });
    return { ok: true, recipient };
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return { ok: false, reason };
  }
}
