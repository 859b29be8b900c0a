import { parseIdentities } from '../../core/age/parse-age-keys.ts';
import { FileFault } from '../file-fault.ts';
import { ageVariables, readAgeVariable } from './age-variables.ts';

/** What sealed files are opened with. */
export interface AgeKeys {
  readonly identities: readonly string[];
  /** Null where none is set. */
  readonly passphrase: string | null;
}

/** Reads the keys out of the environment, where a secret of the workflow puts them. Throws an `FileFault`. */
export async function readAgeKeys(): Promise<AgeKeys> {
  const [text, passphrase] = [await readAgeVariable('key'), await readAgeVariable('passphrase')];
  const parsed = parseIdentities(text);
  if (!parsed.ok && parsed.reason !== 'none') {
    throw new FileFault({
      code: 'age-key-unreadable',
      args: { variable: ageVariables.key, reason: 'not-a-key' },
    });
  }
  return { identities: parsed.ok ? parsed.keys : [], passphrase: passphrase === '' ? null : passphrase };
}
