const ascii = /^[\0-\x7f]*$/;
const separators = /[\s_.\-\u00a0]+/g;
const invisible = /[\u200b-\u200f\u2060\ufeff]/g;

/** A header cell as it is compared: lower case, accents folded, `_`, `-`, `.` and white space as one space. */
export function normalizeHeader(cell: string): string {
  return (ascii.test(cell) ? cell : withoutMarks(cell)).toLowerCase().replace(separators, ' ').trim();
}

// because that pattern takes long to make, and most headers need none of it
function withoutMarks(cell: string): string {
  return cell.normalize('NFD').replace(/\p{M}/gu, '').replace(invisible, '');
}
