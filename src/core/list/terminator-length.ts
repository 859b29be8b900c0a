import { carriageReturn, lineFeed } from './stop-table.ts';

/** Bytes of the line terminator at `position`: none where the text of so many bytes ends there, two for CR and LF. */
export function terminatorLength(bytes: Uint8Array, position: number, length: number): number {
  if (position === length) return 0;
  const isCrLf =
    bytes[position] === carriageReturn && position + 1 < length && bytes[position + 1] === lineFeed;
  return isCrLf ? 2 : 1;
}
