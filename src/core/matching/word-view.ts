/** Reads bytes four at a time wherever they stand; the view of the bytes that were asked for last is kept. */
export class WordView {
  #bytes: Uint8Array | undefined;
  #view: DataView = new DataView(new ArrayBuffer(0));

  /** A view of these bytes. */
  of(bytes: Uint8Array): DataView {
    if (bytes !== this.#bytes) {
      this.#bytes = bytes;
      this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    return this.#view;
  }
}

/** The one to three bytes from `start` to before `end` that are left when the others were taken four at a time; 0 for none. */
export function lastWord(view: DataView, start: number, end: number): number {
  const rest = (end - start) & 3;
  if (rest === 0) return 0;
  if (end - start > 3) return view.getInt32(end - 4, true) >>> ((4 - rest) << 3);
  let word = 0;
  for (let at = start; at < end; at += 1) word |= view.getUint8(at) << ((at - start) << 3);
  return word;
}

/** Four bytes as a word, with ASCII letters in lower case. None of the sums reaches the next byte, since its highest bit is left out. */
export function lowerCaseWord(word: number): number {
  const low = word & 0x7f7f7f7f;
  const isFromA = low + 0x3f3f3f3f;
  const isBehindZ = low + 0x25252525;
  return word | ((isFromA & ~isBehindZ & ~word & 0x80808080) >>> 2);
}
