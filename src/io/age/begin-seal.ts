import { PassThrough, Readable, type Writable } from 'node:stream';
import { maxWorkFactor } from '../../core/age/judge-header.ts';
import { FileFault } from '../file-fault.ts';
import { ageVariables } from './age-variables.ts';
import type { SealingKeys } from './sealing-keys.ts';

/** The two ends of a seal: plain bytes are written to one and read as sealed ones from the other. */
export interface Seal {
  readonly plain: Writable;
  readonly sealed: Readable;
}

/** Begins to seal for these keys; throws an `FileFault` for a public key that is none. */
export async function beginSeal(keys: SealingKeys): Promise<Seal> {
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  if (keys.kind === 'passphrase') {
    encrypter.setScryptWorkFactor(maxWorkFactor);
    encrypter.setPassphrase(keys.passphrase);
  } else {
    try {
      for (const recipient of keys.recipients) encrypter.addRecipient(recipient);
    } catch {
      const args = { variable: ageVariables.recipients, reason: 'not-a-public-key' };
      throw new FileFault({ code: 'age-key-unreadable', args });
    }
  }
  const plain = new PassThrough();
  const sealed = await encrypter.encrypt(ReadableStream.from<Uint8Array>(plain));
  return { plain, sealed: Readable.from(sealed) };
}
