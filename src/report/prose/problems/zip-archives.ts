import type { zipBounds, zipFaults } from '../../../core/zip/zip-fault.ts';
import { zipLimits } from '../../../core/zip/zip-limits.ts';
import { count } from '../../numbers.ts';
import type { Sentence } from './sentence.ts';

type Words<Word extends string> = Readonly<Record<Word, string>>;

const refusals: Words<(typeof zipFaults)[number]> = {
  damaged: 'is a ZIP archive, but damaged or cut off. Download it again.',
  encrypted: 'is a ZIP archive with a password. Unpack it and name the files in it.',
  zip64: 'is a ZIP archive of the kind for very large files (ZIP64). Unpack it and name the files in it.',
  'several-parts': 'is one of several parts of a ZIP archive. Unpack it and name the files in it.',
  method: 'is a ZIP archive packed in a way that is not read. Unpack it and name the files in it.',
  nested: 'is a ZIP archive with another one in it. Unpack it and name the files in it.',
  'same-name': 'is a ZIP archive with two files of one name. Unpack it and name the files in it.',
  nothing: 'is a ZIP archive without a file that could hold suppressions. Is it the right one?',
};

const bounds: Words<(typeof zipBounds)[number]> = {
  archive: `is a ZIP archive of more than ${count(zipLimits.archiveBytes)} bytes. Unpack it and name the files in it.`,
  entries: `is a ZIP archive of more than ${count(zipLimits.entries)} files. Unpack it and name those that hold suppressions.`,
  unpacked: `is a ZIP archive that unpacks to more than ${count(zipLimits.unpackedBytes)} bytes. Name fewer files.`,
  ratio: `is a ZIP archive that unpacks to more than ${count(zipLimits.ratio)} times its size, as only made-up ones do. If you trust it, unpack it and name the files in it.`,
};

/** What is wrong with a ZIP archive and the next step, per problem code. */
export const zipProblems = {
  'zip-refused': ({ reason, name }) => `${wordsOf(refusals, reason)}${fileWords(name)}`,
  'zip-too-large': ({ bound, name }) => `${wordsOf(bounds, bound)}${fileWords(name)}`,
} as const satisfies Readonly<Record<string, Sentence>>;

function wordsOf(words: Readonly<Record<string, string>>, key: string | number | undefined): string {
  return words[String(key)] ?? String(key);
}

function fileWords(name: string | number | undefined): string {
  return name === undefined ? '' : ` The file in it: ${name}.`;
}
