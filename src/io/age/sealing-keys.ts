import { parseRecipients } from '../../core/age/parse-age-keys.ts';
import { FileFault } from '../file-fault.ts';
import { ageVariables, readAgeVariable } from './age-variables.ts';
import { readAgeKeys } from './read-age-keys.ts';

/** Whom a file is sealed for: public keys, or everybody who has a passphrase. */
export type SealingKeys =
  | { readonly kind: 'recipients'; readonly recipients: readonly string[] }
  | { readonly kind: 'passphrase'; readonly passphrase: string };

/** A shorter passphrase could be found by trying: whoever has the file may try for ever. */
const shortestPassphrase = 16;

/**
 * Whom files are sealed for when nobody says: the public keys of the environment, else those of the secret keys that are
 * set, else the passphrase. Throws an `FileFault`.
 */
export async function usualSealingKeys(): Promise<SealingKeys> {
  const text = await readAgeVariable('recipients');
  if (text !== '') return recipientsIn(text, ageVariables.recipients);
  const { identities, passphrase } = await readAgeKeys();
  if (identities.length > 0) return { kind: 'recipients', recipients: await recipientsOf(identities) };
  if (passphrase === null)
    throw new FileFault({
      code: 'age-key-missing',
      args: { variable: ageVariables.recipients, for: 'sealing' },
    });
  if (passphrase.length < shortestPassphrase) {
    const args = { variable: ageVariables.passphrase, reason: 'short', limit: shortestPassphrase };
    throw new FileFault({ code: 'age-key-unreadable', args });
  }
  return { kind: 'passphrase', passphrase };
}

/** The public keys in a text; `origin` names where it is from. Throws an `FileFault`. */
export function recipientsIn(text: string, origin: string): SealingKeys {
  const parsed = parseRecipients(text);
  if (parsed.ok) return { kind: 'recipients', recipients: parsed.keys };
  throw new FileFault({
    code: 'age-key-unreadable',
    args: { variable: origin, reason: 'not-a-public-key' },
  });
}

async function recipientsOf(identities: readonly string[]): Promise<readonly string[]> {
  const { identityToRecipient } = await import('age-encryption');
  try {
    return await Promise.all(identities.map((identity) => identityToRecipient(identity)));
  } catch {
    const args = { variable: ageVariables.key, reason: 'not-a-key' };
    throw new FileFault({ code: 'age-key-unreadable', args });
  }
}
