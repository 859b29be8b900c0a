import { ChunkDecoder } from '../list/decode-chunks.ts';
import { inspectHead } from '../list/inspect-head.ts';

/** The first bytes of a file as text, one character per byte of UTF-8; empty for what is no text. */
export function openingText(start: Uint8Array): string {
  const bytes = Buffer.from(start);
  const head = inspectHead(bytes);
  if (head.kind !== 'text') return '';
  const text = new ChunkDecoder(head.encoding).decode(bytes.subarray(head.bomBytes));
  return Buffer.from(text).toString('latin1');
}
