import type { MessageArgs } from '../../../core/finding.ts';
import type { Sentence } from './sentence.ts';

const keyFaults: Readonly<Record<string, Sentence>> = {
  'not-a-key': () =>
    'holds no secret key of age: AGE-SECRET-KEY-1..., one a line. A new one: bounce-gate seal --new-key FILE',
  'not-a-public-key': () => 'holds no public key of age: age1..., with blanks or lines between several.',
  short: (args) => `must have ${args.limit} characters or more, since whoever has the file may try for ever.`,
};

function cannotRead({ reason }: MessageArgs): string {
  return `names a file that cannot be read (${reason}). Check the path.`;
}

const sealFaults: Readonly<Record<string, string>> = {
  start: 'has the name of a sealed file, but is none',
  header: 'is sealed, but its header is damaged',
  content: 'is sealed, but was changed or cut off since',
};

const unsupportedSeals: Readonly<Record<string, Sentence>> = {
  armour: () => 'as text (age --armor), which is not read. Seal it without that, or with bounce-gate seal.',
  name: () =>
    'with age, but its name does not end in .age, so that what is made of it would not be sealed. Rename it.',
  'inside-gzip': () =>
    'with age, and packed with gzip after that, which is not read. Unpack it (gunzip FILE), so that its name ends in .age; to have it smaller, pack the list before it is sealed.',
  'inside-age': () => 'with age twice, which is not read. Open it once: bounce-gate open FILE',
  'work-factor': (args) =>
    `with a work factor of ${args.factor}; at most ${args.limit} is taken. Seal it with bounce-gate seal, or for a key.`,
};

/** What is wrong with sealed files and their keys, and the next step, by problem code. */
export const sealProblems = {
  'age-key-missing': (args) =>
    args.for === 'sealing'
      ? `Nobody is named to seal for. Set ${args.variable} to public keys (age1...), or name one: bounce-gate seal FILE --recipient KEY. A new key: bounce-gate seal --new-key FILE`
      : `is sealed, and ${args.variable} is not set here. Set it from a secret (docs/privacy.md). A pull request of a fork gets no secrets: bring its change into a branch of this repository, and it is checked there.`,
  'age-key-wrong': () =>
    'is sealed, but not for the key that is set here. Set the one it was sealed for, or seal it anew for this one: bounce-gate seal FILE --recipient KEY',
  'age-key-unreadable': (args) =>
    `${args.variable} ${keyFaults[String(args.reason)]?.(args) ?? cannotRead(args)}`,
  'age-damaged': (args) =>
    `${sealFaults[String(args.reason)] ?? args.reason}, so nothing of it was judged. Restore it, or seal the list anew: bounce-gate seal FILE`,
  'age-unsupported': (args) => `is sealed ${unsupportedSeals[String(args.reason)]?.(args) ?? args.reason}`,
  'age-output-plain': () =>
    'is sealed, and what is made of it would be written as plain text. Give the output a name that ends in .age, or add --plain if that is meant.',
  'list-plain-in-public': () =>
    'is plain text in a public repository, so everybody can read who is on it. Make the repository private, or seal the list: bounce-gate seal FILE. What was committed stays in the history (docs/privacy.md). To judge it all the same: policy.plain-lists: allow',
} as const satisfies Readonly<Record<string, Sentence>>;
