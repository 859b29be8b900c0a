/** What makes a spreadsheet take a cell for a formula (OWASP, CSV injection), with blanks that it may skip before it. */
const formulaStart = /^'*(?:[\t\r\n]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20])/;

/** A cell that no spreadsheet runs: with `'` before what would be a formula. */
export function markFormula(cell: string): string {
  return formulaStart.test(cell) ? `'${cell}` : cell;
}

/** The cell without the mark that `markFormula` put before it. */
export function undoFormulaMark(cell: string): string {
  return cell.startsWith("'") && formulaStart.test(cell.slice(1)) ? cell.slice(1) : cell;
}
