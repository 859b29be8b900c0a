import { carriageReturn, lineFeed } from './stop-table.ts';

/** The kinds of line terminator. */
export type Newline = '\n' | '\r\n' | '\r';

/** Finds the first line terminator of a text that comes in pieces. */
export class FirstNewline {
  private found: Newline | undefined;
  private endsInCarriageReturn = false;

  /** The first terminator of the pieces so far, `\n` when there was none. */
  get value(): Newline {
    return this.found ?? (this.endsInCarriageReturn ? '\r' : '\n');
  }

  /** Whether there was one, and more bytes cannot change which. */
  get isKnown(): boolean {
    return this.found !== undefined;
  }

  /** Looks at the next piece, unless the terminator is known. */
  look(piece: Uint8Array): void {
    if (this.found !== undefined || piece.length === 0) return;
    if (this.endsInCarriageReturn) {
      this.found = piece[0] === lineFeed ? '\r\n' : '\r';
      return;
    }
    const index = piece.findIndex((byte) => byte === lineFeed || byte === carriageReturn);
    if (index < 0) return;
    if (piece[index] === lineFeed) this.found = '\n';
    else if (index + 1 === piece.length) this.endsInCarriageReturn = true;
    else this.found = piece[index + 1] === lineFeed ? '\r\n' : '\r';
  }
}
