import type { ListPart } from '../evidence/list-part.ts';
import type { CountedCell } from '../projection/tally.ts';

/**
 * Whether the counts of a part can be those of rows: every recipient is in one cell and has a row, and those that are
 * invalid, or suppressed, are among them.
 */
export function addsUp({
  file,
  rows,
  recipients,
  invalid,
  suppressedByReason,
  cells,
}: Pick<ListPart, 'file' | 'rows' | 'recipients' | 'invalid' | 'suppressedByReason'> & {
  readonly cells: readonly Pick<CountedCell, 'count'>[];
}): boolean {
  const inCells = cells.reduce((sum, { count }) => sum + count, 0);
  const suppressed = Object.values(suppressedByReason).reduce((sum, count) => sum + count, 0);
  return (
    rows <= file.records &&
    recipients <= rows &&
    inCells === recipients &&
    Math.max(invalid, suppressed) <= recipients
  );
}
