import type { Problem } from '../../../core/finding.ts';
import { count } from '../../numbers.ts';
import type { Sentence } from './sentence.ts';

function movedWords({ movedTo, sameName }: Problem['args']): string | null {
  if (movedTo !== undefined) return `The same file is now ${movedTo}: name that as the list in the policy.`;
  if (sameName === undefined) return null;
  return `There is ${sameName}: if that is it, name it as the list in the policy.`;
}

function sizeWords(limit: string | number | undefined): string {
  return limit === undefined
    ? 'any file of its kind'
    : `${count(Number(limit))} bytes, which no file of its kind needs`;
}

/** What is wrong with files, and the next step, by problem code. */
export const fileProblems = {
  'file-missing': (args) =>
    args.commit === undefined
      ? 'there is no such file. Check the path; it is relative to the folder the command runs in.'
      : `there is no such file in ${args.commit}. ${movedWords(args) ?? 'Check the path; it is relative to the top of the repository.'}`,
  'file-unreadable': (args) =>
    args.reason === 'too large'
      ? `is larger than ${sizeWords(args.limit)}. Is it the right one?`
      : `cannot be read (${args.reason}). Check its permissions.`,
  'file-not-regular': (args) =>
    `is a ${args.kind === 'folder' ? 'folder, not a' : 'pipe or a device, not a plain'} file. Name the file itself.`,
  'file-outside-workspace': () =>
    'lies outside the repository, or in .git. Commit the file, or name one inside.',
  'file-empty': () => 'is empty. Restore it, or name the right file.',
  'file-too-large': (args) =>
    args.ratio !== undefined
      ? `unpacks to more than ${args.ratio} times its size, which no list does. Unpack it if you trust it, and name that file (docs/limits.md).`
      : `holds more than ${count(Number(args.limit))} bytes once it is unpacked. Split it into several lists (docs/limits.md).`,
  'file-xlsx': () => 'is an Excel workbook. Save it as "CSV UTF-8" and name that file.',
  'file-zip': () => 'is a ZIP archive. Unpack it and name the CSV file in it.',
  'file-gzip-damaged': () => 'is gzip, but damaged or cut off. Pack or download it again.',
  'file-nul-bytes': (args) =>
    args.utf16 === undefined
      ? 'has NUL bytes, so it is not a text file. Export it again as CSV.'
      : 'looks like UTF-16 without its byte order mark. Save it as UTF-8.',
  'file-utf16-damaged': () => 'is UTF-16, but damaged. Save it as UTF-8.',
  'glob-matches-nothing': () =>
    'no file matches. Correct the pattern; nothing may be judged without its suppressions.',
  'too-many-files': () => 'too many files match, or the pattern is too long. Name fewer.',
} as const satisfies Readonly<Record<string, Sentence>>;
