import type { Delimiter } from './delimiter.ts';

/** The bytes that mean something in every CSV file. */
export const lineFeed = 10;
export const carriageReturn = 13;
export const quote = 34;

/** Bits of the stop table: the byte ends a run of bytes outside quotes, or inside quotes. */
export const stopsPlain = 1;
export const stopsQuoted = 2;

/** For each byte, in which runs it must be looked at; all others are content. NUL stops everywhere, being refused. */
export function stopTable(delimiter: Delimiter): Uint8Array {
  const stops = new Uint8Array(256);
  stops[delimiter.charCodeAt(0)] = stopsPlain;
  stops[quote] = stopsQuoted;
  for (const byte of [0, lineFeed, carriageReturn]) stops[byte] = stopsPlain | stopsQuoted;
  return stops;
}
