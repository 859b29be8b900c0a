/**
 * Memory for chunks of a file. One that is not given back stays with whoever reads it; one that is serves again, because
 * each page of memory that is new to a process costs as much as reading it.
 */
export class ChunkMemory {
  readonly #bytes: number;
  readonly #lent = new WeakSet<ArrayBufferLike>();
  readonly #free: Buffer[] = [];

  /** `bytes` is the size of a chunk. */
  constructor(bytes: number) {
    this.#bytes = bytes;
  }

  /** Memory for one chunk. */
  take(): Buffer {
    const buffer = this.#free.pop() ?? Buffer.allocUnsafeSlow(this.#bytes);
    this.#lent.add(buffer.buffer);
    return buffer;
  }

  /** Takes a chunk, or a part of one, back; what was not lent, or was given back before, is left alone. */
  release({ buffer }: Uint8Array): void {
    if (this.#lent.delete(buffer)) this.#free.push(Buffer.from(buffer));
  }
}
