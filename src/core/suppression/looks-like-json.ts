import { ChunkDecoder } from '../list/decode-chunks.ts';
import { inspectHead } from '../list/inspect-head.ts';

/** Whether a file's first bytes are those of JSON: an array or an object, as no CSV of addresses begins. */
export function looksLikeJson(start: Uint8Array): boolean {
  const bytes = Buffer.from(start);
  const head = inspectHead(bytes);
  if (head.kind !== 'text') return false;
  const text = new ChunkDecoder(head.encoding).decode(bytes.subarray(head.bomBytes));
  return /^\s*[[{]/.test(Buffer.from(text).toString('latin1'));
}
