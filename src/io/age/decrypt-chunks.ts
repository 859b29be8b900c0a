import type { Decrypter } from 'age-encryption';
import { judgeHeader, maxHeaderBytes } from '../../core/age/judge-header.ts';
import { peekChunks } from '../../core/list/peek-chunks.ts';
import { FileFault } from '../file-fault.ts';
import { ageVariables } from './age-variables.ts';
import { readAgeKeys } from './read-age-keys.ts';

/**
 * Opens a sealed file while it is read. Its pieces of 64 KiB are each authenticated before they are given, and whether
 * it is whole is known with the last one: whoever reads must decide nothing before the end. Throws an `FileFault`, or
 * what the bytes themselves throw.
 */
export async function* decryptChunks(sealed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const bytes = watchFailure(sealed);
  const { start, chunks } = await peekChunks(bytes.chunks, maxHeaderBytes);
  try {
    const decrypter = await decrypterFor(start);
    const plain = await openHeader(decrypter, ReadableStream.from(chunks));
    yield* failingAs(plain, 'content');
  } catch (error) {
    throw bytes.failure() ?? error;
  }
}

/** Bytes, and the error that ended them: it must not be taken for one of the seal. */
function watchFailure(source: AsyncIterable<Uint8Array>): {
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly failure: () => unknown;
} {
  let failure: unknown;
  async function* watched(): AsyncGenerator<Uint8Array> {
    try {
      yield* source;
    } catch (error) {
      failure = error;
      throw error;
    }
  }
  return { chunks: watched(), failure: () => failure };
}

async function decrypterFor(start: Uint8Array): Promise<Decrypter> {
  const header = judgeHeader(start);
  if (!header.ok) throw new FileFault(header.problem);
  const { identities, passphrase } = await readAgeKeys();
  const isSet = header.opener === 'key' ? identities.length > 0 : passphrase !== null;
  if (!isSet) {
    const variable = header.opener === 'key' ? ageVariables.key : ageVariables.passphrase;
    throw new FileFault({ code: 'age-key-missing', args: { variable } });
  }
  // because most files are not sealed, the package is loaded for the first one that is
  const age = await import('age-encryption');
  const decrypter = new age.Decrypter();
  try {
    for (const identity of identities) decrypter.addIdentity(identity);
  } catch {
    const args = { variable: ageVariables.key, reason: 'not-a-key' };
    throw new FileFault({ code: 'age-key-unreadable', args });
  }
  if (passphrase !== null) decrypter.addPassphrase(passphrase);
  return decrypter;
}

async function openHeader(
  decrypter: Decrypter,
  sealed: ReadableStream<Uint8Array>,
): Promise<ReadableStream<Uint8Array>> {
  try {
    return await decrypter.decrypt(sealed);
  } catch (error) {
    const isOther = error instanceof Error && error.message.startsWith('no identity matched');
    throw new FileFault(
      isOther ? { code: 'age-key-wrong', args: {} } : { code: 'age-damaged', args: { reason: 'header' } },
    );
  }
}

async function* failingAs(plain: AsyncIterable<Uint8Array>, reason: 'content'): AsyncGenerator<Uint8Array> {
  try {
    yield* plain;
  } catch {
    throw new FileFault({ code: 'age-damaged', args: { reason } });
  }
}
