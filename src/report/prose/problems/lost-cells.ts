import type { Sentence } from './sentence.ts';

const faults: Readonly<Record<string, string>> = {
  'no-mark': 'is no day, word and campaign (2026-03-11 full spring), or has a word that is not known',
  word: 'has a word that no line with this reason has',
  future: 'is of a day that is yet to come',
};

const rules: Readonly<Record<string, string>> = {
  reason: 'holds a word that is not known',
  created_at: 'holds no day that can be read (YYYY-MM-DD), or one that is yet to come',
  expires_at: 'holds no day that can be read (YYYY-MM-DD)',
  count: 'holds no number from 1 to 1,000',
};

/** Cells of the suppression file that could not be written again as they are, by the reason of the problem. */
export const lostCellSentences: Readonly<Record<string, Sentence>> = {
  history: (args) =>
    `part ${args.mark} of its history ${faults[String(args.fault)] ?? args.fault}, so whether the line holds cannot be told. Correct it (docs/suppressions.md has the words); or restore the file from git. An empty cell forgets what happened to that mail.`,
  'target-cell': (args) =>
    `its ${args.column} ${rules[String(args.column)] ?? 'cannot be read'}, and would be lost when the file is written anew. Correct it, or empty it.`,
};
