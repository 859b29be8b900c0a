import type { InputReader } from './input-reader.ts';

/** What mode `suppress` merges, and into which file. */
export interface SuppressInputs {
  /** Files, patterns and Maildirs. */
  readonly sources: readonly string[];
  /** The file, as the workflow names it. */
  readonly output: string;
  /** True to take out what does not hold any more. */
  readonly expire: boolean;
}

const defaultOutput = 'suppressions.csv';

/** Reads the inputs that only mode `suppress` has; what is wrong with them matters in that mode alone. */
export function readSuppressInputs(reader: InputReader, isMode: boolean): SuppressInputs {
  const sources = reader.items('sources');
  const expire = isMode ? reader.flag('expire') : reader.text('expire') === 'true';
  if (isMode && sources.length === 0 && !expire) {
    const rule = 'is needed with mode suppress: the exports, events, logs and mails to merge';
    reader.refuse({ argument: 'sources', rule });
  }
  return { sources, output: reader.given('suppression-file') ?? defaultOutput, expire };
}
