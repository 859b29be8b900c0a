import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterEach } from 'vitest';

const variables = ['KEY', 'PASSPHRASE', 'RECIPIENTS'].flatMap((name) => {
  const variable = `BOUNCE_GATE_AGE_${name}`;
  return [variable, `${variable}_FILE`];
});

// because what a test sets must not be there for the next one
afterEach(() => useKeys({}));

/** Sets the variables of keys, by their names without `BOUNCE_GATE_AGE_`, and takes away the others. */
export function useKeys(keys: Readonly<Record<string, string>>): void {
  for (const variable of variables) delete process.env[variable];
  for (const [name, value] of Object.entries(keys)) process.env[`BOUNCE_GATE_AGE_${name}`] = value;
}

/** A secret key and its public one. */
export interface KeyPair {
  readonly identity: string;
  readonly recipient: string;
}

export async function makeKeyPair(): Promise<KeyPair> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** Seals for public keys, as `age --recipient` does. */
export async function sealFor(
  content: string | Uint8Array,
  ...recipients: readonly string[]
): Promise<Buffer> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return Buffer.from(
    await encrypter.encrypt(typeof content === 'string' ? content : Uint8Array.from(content)),
  );
}

/** Seals with a passphrase; a low work factor (log2 of N) keeps tests quick. */
export async function sealWithPassphrase(
  content: string,
  passphrase: string,
  workFactor = 4,
): Promise<Buffer> {
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(workFactor);
  encrypter.setPassphrase(passphrase);
  return Buffer.from(await encrypter.encrypt(content));
}

/** The same bytes, with one bit of one byte turned over. */
export function withFlippedBit(bytes: Uint8Array, at: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}
