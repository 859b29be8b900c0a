import type { Encoding } from './inspect-head.ts';

const unitBytes = 2;

/**
 * Turns UTF-16 bytes that come in pieces into UTF-8 bytes; UTF-8 passes through as it is. When the UTF-16 is broken,
 * what came before the damage is still returned, so that the outcome does not depend on the sizes of the pieces.
 */
export class ChunkDecoder {
  /** True once a surrogate without its pair, or half a code unit at the end, was met. */
  isDamaged = false;
  private readonly encoding: Encoding;
  /** Less than one character: an odd byte, a high surrogate, or both. */
  private kept: Buffer = Buffer.alloc(0);

  constructor(encoding: Encoding) {
    this.encoding = encoding;
  }

  /** The UTF-8 bytes of all characters that are complete after this piece. */
  decode(piece: Uint8Array): Uint8Array {
    if (this.encoding === 'utf-8') return piece;
    const bytes = Buffer.concat([this.kept, piece]);
    const complete = bytes.subarray(0, this.completeLength(bytes));
    this.kept = bytes.subarray(complete.length);
    if (this.encoding === 'utf-16be') complete.swap16();
    const text = complete.toString('utf16le');
    if (text.isWellFormed()) return Buffer.from(text);
    this.isDamaged = true;
    return Buffer.from(wellFormedStart(text));
  }

  /** Says that no piece follows: anything kept back is damage. */
  end(): void {
    if (this.kept.length > 0) this.isDamaged = true;
  }

  private completeLength(bytes: Buffer): number {
    const units = Math.floor(bytes.length / unitBytes);
    if (units === 0) return 0;
    const at = (units - 1) * unitBytes;
    const last = this.encoding === 'utf-16be' ? bytes.readUInt16BE(at) : bytes.readUInt16LE(at);
    return last >= 0xd800 && last <= 0xdbff ? at : at + unitBytes;
  }
}

function wellFormedStart(text: string): string {
  // U+FFFD stands in the repaired text exactly where the two first differ, because nothing else is changed.
  const repaired = text.toWellFormed();
  let index = 0;
  while (text.charCodeAt(index) === repaired.charCodeAt(index)) index += 1;
  return text.slice(0, index);
}
