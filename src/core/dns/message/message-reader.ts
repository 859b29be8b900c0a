/** Longest name and label in bytes (RFC 1035 section 2.3.4). */
const maxNameBytes = 255;

/** Reads a message from its start to its end; throws RangeError where it is not one. */
export class MessageReader {
  at = 0;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  byte(): number {
    const value = this.#view.getUint8(this.at);
    this.at += 1;
    return value;
  }

  short(): number {
    const value = this.#view.getUint16(this.at);
    this.at += 2;
    return value;
  }

  skip(bytes: number): void {
    this.at += bytes;
    if (this.at > this.#view.byteLength) throw new RangeError('the message ends too early');
  }

  /** A name in lower case without its final dot; characters that host names do not have as `\ddd`. */
  name(): string {
    const labels: string[] = [];
    let total = 1;
    let end: number | null = null;
    let before = this.at;
    for (let length = this.byte(); length !== 0; length = this.byte()) {
      if (length >= 0xc0) {
        const target = ((length & 0x3f) << 8) | this.byte();
        end ??= this.at;
        // because a pointer that only leads back can never lead round
        if (target >= before) throw new RangeError('a name points forward');
        before = target;
        this.at = target;
        continue;
      }
      total += length + 1;
      if (length > 63 || total > maxNameBytes) throw new RangeError('a name is too long');
      labels.push(this.#label(length));
    }
    if (end !== null) this.at = end;
    return labels.join('.');
  }

  #label(length: number): string {
    let text = '';
    for (let index = 0; index < length; index += 1) text += shownByte(this.byte());
    return text;
  }
}

function shownByte(code: number): string {
  const character = String.fromCharCode(code);
  return /^[\w-]$/.test(character) ? character.toLowerCase() : `\\${String(code).padStart(3, '0')}`;
}
