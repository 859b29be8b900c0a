import type { SuppressionFileRead } from '../campaign-result.ts';
import { formatDay } from '../list/parse-day.ts';
import type { SuppressionFile } from './suppression-file.ts';

/** A suppression file as reports tell of it. */
export function describeFile(file: SuppressionFile): SuppressionFileRead {
  return {
    file: file.path,
    readAs: file.readAs,
    entries: file.entries,
    leftOut: file.leftOut,
    rejected: file.unreadable,
    rejectedLines: file.unreadableLines,
    newest: file.newestDay === null ? null : formatDay(file.newestDay),
  };
}
