import type { Windows1252Kept } from './windows-1252-rows.ts';

/** What was read of a part of a file elsewhere, from the start of a record to the end of one; lines are counted from its start. */
export interface ReadElsewhere {
  readonly records: number;
  readonly lines: number;
  readonly bytes: number;
  readonly windows1252: Windows1252Kept;
}
