import { open } from 'node:fs/promises';
import { FileFault } from '../file-fault.ts';

/** The environment variables that hold keys; each may be given as a file instead, by its name with `_FILE`. */
export const ageVariables = {
  /** Secret keys, one a line, as `age-keygen` writes them. */
  key: 'BOUNCE_GATE_AGE_KEY',
  passphrase: 'BOUNCE_GATE_AGE_PASSPHRASE',
  /** Public keys that files are sealed for. */
  recipients: 'BOUNCE_GATE_AGE_RECIPIENTS',
} as const;

/** Above this a file is not one of keys. */
const maxKeyBytes = 64 * 1024;

/** The text of a variable, or of the file it names; the empty string when neither is set. Throws an `FileFault`. */
export async function readAgeVariable(name: keyof typeof ageVariables): Promise<string> {
  const variable = ageVariables[name];
  const text = process.env[variable]?.trim() ?? '';
  const path = process.env[`${variable}_FILE`] ?? '';
  return text !== '' || path === '' ? text : readKeyFile(path, `${variable}_FILE`);
}

async function readKeyFile(path: string, variable: string): Promise<string> {
  try {
    const file = await open(path);
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(maxKeyBytes + 1), 0, maxKeyBytes + 1, 0);
      if (bytesRead > maxKeyBytes) throw Object.assign(new Error('too long'), { code: 'too long' });
      return buffer.toString('utf8', 0, bytesRead).trim();
    } finally {
      await file.close();
    }
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new FileFault({ code: 'age-key-unreadable', args: { variable, reason } });
  }
}
