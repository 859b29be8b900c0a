import { decodeText } from '../list/decode-text.ts';
import { JsonFrames } from './json-frames.ts';

/** One value of a JSON text that stands for a row, not yet parsed. */
export interface JsonItem {
  readonly text: string;
  /** Physical line (1-based) on which it starts. */
  readonly line: number;
  /** Name of the array that it stands in; empty for a bare array and for lines of JSON. */
  readonly container: string;
  /** True when it stands by itself, as a line of NDJSON does: when it is broken, the others are not. */
  readonly standsAlone: boolean;
}

/** Why a JSON text could not be split, and the line. */
export interface JsonFault {
  readonly reason: 'cut-off' | 'broken' | 'too-deep' | 'item-too-long';
  readonly line: number;
}

/** Receives each item; 'stop' ends the splitting. */
export type OnJsonItem = (item: JsonItem) => undefined | 'stop';

/** Far above any real row, so that memory stays bounded whatever a text holds. */
const maxItemBytes = 1024 * 1024;
/** Longer keys name no container. */
const maxKeyBytes = 60;

const [tab, lineFeed, carriageReturn, space] = [9, 10, 13, 32];
const [quote, comma, backslash] = [34, 44, 92];
const [leftBracket, rightBracket, leftBrace, rightBrace] = [91, 93, 123, 125];

/**
 * Splits JSON into the values that stand for rows: the elements of a bare array, of an array under one of the
 * `containers` names (`{"items": [...]}`), or values one after the other (NDJSON); pages may follow each other. Brackets
 * and strings are followed, everything else is left to the parser of each item. A broken line of NDJSON is one broken
 * item, and the next line is read again. Memory is that of one item.
 */
export class JsonSplitter {
  fault: JsonFault | undefined;
  isDone = false;
  readonly #onItem: OnJsonItem;
  readonly #frames: JsonFrames;
  #kept: Buffer = Buffer.alloc(0);
  #line = 1;
  #atLineStart = true;
  #inString = false;
  #escaped = false;
  #inScalar = false;
  #inBadLine = false;
  /** Where the item that is open begins in the bytes at hand, -1 for none. */
  #itemStart = -1;
  #itemLine = 1;
  /** The last string right inside an item or page, which is a key when an array follows; -1 for none. */
  #keyStart = -1;
  #keyEnd = -1;

  constructor(containers: ReadonlySet<string>, onItem: OnJsonItem) {
    this.#frames = new JsonFrames(containers);
    this.#onItem = onItem;
  }

  push(chunk: Uint8Array): void {
    let at = this.#kept.length;
    const bytes = Buffer.concat([this.#kept, chunk]);
    while (at < bytes.length && !this.isDone) {
      at = this.#inString ? this.#scanString(bytes, at) : this.#scanPlain(bytes, at);
    }
    this.#keep(bytes);
  }

  /** Says that no bytes follow; whatever is still open was cut off. */
  end(): void {
    if (!this.isDone && (this.#inString || this.#frames.depth > 0)) this.#fail('cut-off');
  }

  #keep(bytes: Buffer): void {
    const from = this.#itemStart >= 0 ? this.#itemStart : this.#keyStart;
    if (this.isDone || from < 0) {
      this.#kept = Buffer.alloc(0);
      return;
    }
    if (bytes.length - from > maxItemBytes) this.#fail('item-too-long');
    this.#kept = Buffer.from(bytes.subarray(from));
    if (this.#itemStart >= 0) this.#itemStart -= from;
    if (this.#keyStart >= 0) this.#keyStart -= from;
    this.#keyEnd -= from;
  }

  /** Goes on inside a string; returns where to go on. */
  #scanString(bytes: Buffer, start: number): number {
    let escaped = this.#escaped;
    for (let at = start; at < bytes.length; at += 1) {
      const byte = bytes[at] ?? 0;
      // because most bytes of a text are small letters, which mean nothing here
      if (byte > backslash && !escaped) continue;
      if (byte === lineFeed) {
        this.#breakString(bytes, at);
        return at;
      }
      if (escaped) escaped = false;
      else if (byte === backslash) escaped = true;
      else if (byte === quote) {
        this.#escaped = false;
        this.#endString(bytes, at);
        return at + 1;
      }
    }
    this.#escaped = escaped;
    return bytes.length;
  }

  #beginString(at: number): void {
    this.#inString = true;
    const { role } = this.#frames;
    if (role === 'rows') this.#beginItem(at);
    else if (role !== 'inner') this.#keyStart = at + 1;
  }

  #endString(bytes: Buffer, at: number): void {
    this.#inString = false;
    if (this.#frames.role === 'rows') this.#emit(bytes, at + 1);
    else this.#keyEnd = at;
  }

  // because a line end within a string is not JSON: a line of NDJSON was broken off, or the whole text is no good
  #breakString(bytes: Buffer, at: number): void {
    this.#inString = false;
    this.#escaped = false;
    if (this.#frames.depth === 0 || this.#frames.standsAlone) this.#giveUpItem(bytes, at);
    else this.#fail('broken');
  }

  #scanPlain(bytes: Buffer, at: number): number {
    const byte = bytes[at] ?? 0;
    const isLineStart = this.#atLineStart;
    this.#atLineStart = byte === lineFeed;
    if (byte === lineFeed) this.#beginLine();
    else if (this.#inBadLine || byte === space || byte === tab || byte === carriageReturn) return at + 1;
    else if (byte === quote) this.#beginString(at);
    else if (byte === leftBrace || byte === leftBracket) {
      // because an object at the very start of a line is the next line of NDJSON, the one before it was cut
      if (isLineStart && byte === leftBrace && this.#frames.standsAlone) this.#giveUpItem(bytes, at);
      this.#open(bytes, at, byte);
    } else if (byte === rightBrace || byte === rightBracket) this.#close(bytes, at, byte);
    else if (byte === comma) this.#endMember();
    else this.#takeScalar();
    return at + 1;
  }

  #beginLine(): void {
    this.#line += 1;
    this.#inBadLine = false;
    this.#inScalar = false;
  }

  #endMember(): void {
    this.#keyStart = -1;
    this.#inScalar = false;
  }

  #beginItem(at: number): void {
    this.#itemStart = at;
    this.#itemLine = this.#line;
  }

  /** A bare word at the top is no JSON and spoils its line; a number in an array is no row, but spoils nothing. */
  #takeScalar(): void {
    if (this.#frames.role !== 'rows' || this.#inScalar) return;
    this.#inScalar = true;
    this.#inBadLine = this.#frames.depth === 0;
    this.#hand(this.#inBadLine ? '' : 'null', this.#line);
  }

  #open(bytes: Buffer, at: number, bracket: number): void {
    if (this.#frames.isFull) {
      this.#fail('too-deep');
      return;
    }
    const name = this.#keyText(bytes);
    this.#keyStart = -1;
    const role = this.#frames.open(bracket, name);
    if (role === 'item') this.#beginItem(at);
    // because an object that holds rows is none itself
    if (role === 'rows') this.#itemStart = -1;
  }

  #keyText(bytes: Buffer): string {
    if (this.#keyStart < 0 || this.#keyEnd <= this.#keyStart) return '';
    return bytes.toString('latin1', this.#keyStart, Math.min(this.#keyEnd, this.#keyStart + maxKeyBytes));
  }

  #close(bytes: Buffer, at: number, bracket: number): void {
    this.#keyStart = -1;
    const role = this.#frames.close(bracket);
    if (role === 'item') this.#emit(bytes, at + 1);
    if (role !== null) return;
    // because nothing was closed, this is still how it stood before
    if (!this.#frames.standsAlone && this.#frames.depth > 0) {
      this.#fail('broken');
      return;
    }
    this.#inBadLine = true;
    this.#giveUpItem(bytes, at);
  }

  #emit(bytes: Buffer, end: number): void {
    const text = decodeText(bytes, this.#itemStart, end);
    this.#itemStart = -1;
    this.#hand(text, this.#itemLine);
  }

  /** Hands over what cannot be read as a broken item, and begins again at the top. */
  #giveUpItem(bytes: Buffer, at: number): void {
    const isOpen = this.#itemStart >= 0;
    const text = isOpen ? decodeText(bytes, this.#itemStart, at) : '';
    const line = isOpen ? this.#itemLine : this.#line;
    this.#frames.clear();
    this.#itemStart = -1;
    this.#keyStart = -1;
    this.#hand(text, line);
  }

  #hand(text: string, line: number): void {
    const { container, depth } = this.#frames;
    if (this.#onItem({ text, line, container, standsAlone: depth === 0 }) === 'stop') this.isDone = true;
  }

  #fail(reason: JsonFault['reason']): void {
    this.fault ??= { reason, line: this.#itemStart >= 0 ? this.#itemLine : this.#line };
    this.isDone = true;
  }
}
