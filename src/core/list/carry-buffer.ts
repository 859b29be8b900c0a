/** Bytes of an unfinished record carried over from piece to piece; grows as needed and is reused. */
export class CarryBuffer {
  /** The carried bytes, followed by the sentinel; more than `length` is allocated. */
  bytes: Buffer = Buffer.allocUnsafe(1024);
  length = 0;
  private readonly sentinel: number;

  /** After each append the sentinel byte stands behind the last byte, so that a scan for it needs no bounds check. */
  constructor(sentinel: number) {
    this.sentinel = sentinel;
  }

  /** Copies a piece to the end. */
  append(piece: Uint8Array): void {
    const length = this.length + piece.length;
    if (length + 1 > this.bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(length + 1, this.bytes.length * 2));
      larger.set(this.bytes.subarray(0, this.length));
      this.bytes = larger;
    }
    this.bytes.set(piece, this.length);
    this.length = length;
    this.bytes[length] = this.sentinel;
  }

  /** Removes the first bytes; the rest moves to the front. */
  drop(count: number): void {
    this.bytes.copyWithin(0, count, this.length);
    this.length -= count;
  }
}
