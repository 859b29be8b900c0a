import { gzipSync } from 'node:zlib';
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { judgeHeader } from '../../../src/core/age/judge-header.ts';
import { digestChunks } from '../../../src/io/digest-chunks.ts';
import { cut } from '../../../test/core/list/csv-reference.ts';
import { type FuzzInput, type FuzzReading, type FuzzTarget, hiddenReading } from '../fuzz-target.ts';

const plain = Buffer.from('email\njane@mail.example\njohn@mail.example\n');

async function* pieces(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Buffer> {
  for (const chunk of cut(bytes, sizes)) yield Buffer.from(chunk);
}

/** Most that an input may become, however well it was packed. */
const mostUnpacked = 1 << 20;

async function unwrap({ name, bytes }: FuzzInput, sizes: readonly number[]): Promise<FuzzReading> {
  const problemOf = () => ({ code: 'file-unreadable', args: {} }) as const;
  const source = digestChunks(pieces(bytes, sizes), { file: name, problemOf, maxBytes: mostUnpacked });
  let length = 0;
  const all: Uint8Array[] = [];
  for await (const chunk of source.chunks) {
    length += chunk.length;
    if (length > mostUnpacked) throw new Error(`${length} bytes`);
    all.push(chunk);
  }
  const problem = source.problem();
  const content = Buffer.concat(all);
  // because what is sealed is authenticated, nothing else than what was sealed may come out without a problem
  if (problem === undefined && name.endsWith('.age') && length > 0 && !content.equals(plain)) {
    throw new Error('other content than was sealed');
  }
  // because of two problems that a packed file has at once, either may come first
  const told = problem === undefined ? content.toString('latin1') : 'refused';
  return {
    shape: problem?.code ?? 'ok',
    told,
    shown: JSON.stringify(problem) ?? '',
  };
}

/** Gzip, which may be cut off, damaged, or of another size than it says. */
export const gzipTarget: FuzzTarget = {
  name: 'gzip',
  seeds: () => [
    { name: 'list.csv.gz', bytes: gzipSync(plain) },
    { name: 'list.csv.gz', bytes: gzipSync(Buffer.alloc(900_000, 'a')) },
    { name: 'list.csv', bytes: plain },
  ],
  read: unwrap,
};

/** A sealed list, opened with the right key. */
export const sealedTarget: FuzzTarget = {
  name: 'sealed',
  seeds: async () => {
    const identity = await generateX25519Identity();
    process.env.BOUNCE_GATE_AGE_KEY = identity;
    const encrypter = new Encrypter();
    encrypter.addRecipient(await identityToRecipient(identity));
    return [{ name: 'list.csv.age', bytes: Buffer.from(await encrypter.encrypt(plain)) }];
  },
  read: unwrap,
};

const headers = ['-> X25519 abc\nxyz\n', '-> scrypt c2FsdA 18\nbody\n', '-> scrypt c2FsdA 30\nbody\n'];

/** The header of a sealed file, before any key is tried. */
export const ageHeaderTarget: FuzzTarget = {
  name: 'age-header',
  seeds: () =>
    headers.map((stanza) => ({
      name: 'header',
      bytes: Buffer.from(`age-encryption.org/v1\n${stanza}--- mac\n`),
    })),
  read: async ({ bytes }) => {
    const judged = judgeHeader(bytes);
    return hiddenReading(judged.ok ? judged.opener : judged.problem.code, judged);
  },
};
