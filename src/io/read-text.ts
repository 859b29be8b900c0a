import type { Problem } from '../core/finding.ts';
import { type OpenOptions, openFile } from './open-file.ts';

export type TextRead =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: Problem };

/** Reads a small UTF-8 text file whole; more than `maxBytes` is a problem. `shown` is its name in messages. */
export async function readText(
  path: string,
  shown: string,
  maxBytes: number,
  options: OpenOptions = {},
): Promise<TextRead> {
  const source = await openFile(path, options);
  const refuse = (args: Problem['args']): TextRead => ({
    ok: false,
    problem: { code: 'file-unreadable', file: shown, args },
  });
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of source.chunks) {
    bytes += chunk.length;
    if (bytes > maxBytes) return refuse({ reason: 'too large', limit: maxBytes });
    chunks.push(chunk);
  }
  const problem = source.problem();
  if (problem !== undefined) return { ok: false, problem: { ...problem, file: shown } };
  return { ok: true, text: Buffer.concat(chunks).toString('utf8') };
}
