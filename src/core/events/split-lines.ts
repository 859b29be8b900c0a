const lineFeed = 10;
const carriageReturn = 13;

/** Receives each line without its end, and its number (1-based); valid only during the call. */
export type OnLine = (line: Buffer, number: number) => void;

/** Splits bytes into lines; of a line longer than `maxBytes` only its beginning is kept, so that memory stays bounded. */
export class LineSplitter {
  readonly #maxBytes: number;
  readonly #onLine: OnLine;
  #kept: Buffer[] = [];
  #keptBytes = 0;
  #number = 1;

  constructor(maxBytes: number, onLine: OnLine) {
    this.#maxBytes = maxBytes;
    this.#onLine = onLine;
  }

  push(chunk: Uint8Array): void {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    let start = 0;
    for (let end = bytes.indexOf(lineFeed); end >= 0; end = bytes.indexOf(lineFeed, start)) {
      this.#hand(bytes.subarray(start, end));
      start = end + 1;
    }
    this.#keep(bytes.subarray(start));
  }

  /** Says that no bytes follow. */
  end(): void {
    if (this.#keptBytes > 0) this.#hand(Buffer.alloc(0));
  }

  #keep(bytes: Buffer): void {
    const part = bytes.subarray(0, Math.max(0, this.#maxBytes + 1 - this.#keptBytes));
    if (part.length === 0) return;
    this.#kept.push(Buffer.from(part));
    this.#keptBytes += part.length;
  }

  #hand(rest: Buffer): void {
    const whole = this.#keptBytes === 0 ? rest : Buffer.concat([...this.#kept, rest]);
    this.#kept = [];
    this.#keptBytes = 0;
    const end = whole.at(-1) === carriageReturn ? whole.length - 1 : whole.length;
    this.#onLine(whole.subarray(0, Math.min(end, this.#maxBytes)), this.#number);
    this.#number += 1;
  }
}
