import type { Problem } from '../finding.ts';
import type { Delimiter } from './delimiter.ts';
import type { Newline } from './first-newline.ts';
import type { Encoding } from './inspect-head.ts';

/** What reading told about a file besides its records. */
export interface ReadSummary {
  readonly ok: true;
  readonly encoding: Encoding;
  readonly bom: boolean;
  readonly delimiter: Delimiter;
  /** The first line terminator of the file, `\n` when it has none. */
  readonly newline: Newline;
  /** True when a first line such as `sep=;` was there; it counts as a line but is no record. */
  readonly separatorLine: boolean;
  /** Records with a field that is not valid UTF-8, and the lines of the first 10 of them. */
  readonly windows1252: { readonly records: number; readonly firstLines: readonly number[] };
  readonly records: number;
  readonly lines: number;
  /** Bytes read, before any transcoding. */
  readonly bytes: number;
}

/** A file that was read, or why it could not be; records handed over before a problem are not to be used. */
export type ReadResult = ReadSummary | { readonly ok: false; readonly problem: Problem };
