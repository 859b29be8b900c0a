const combiningMarks = /\p{M}/gu;
const separators = /[\s_.\-\u00a0]+/g;
const invisible = /[\u200b-\u200f\u2060\ufeff]/g;

/** A header cell as it is compared: lower case, accents folded, `_`, `-`, `.` and white space as one space. */
export function normalizeHeader(cell: string): string {
  return cell
    .normalize('NFD')
    .replace(combiningMarks, '')
    .replace(invisible, '')
    .toLowerCase()
    .replace(separators, ' ')
    .trim();
}
