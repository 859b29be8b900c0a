import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { gitPath } from '../review-repository.ts';

/** A git that writes down what it is called with, and which files lie in the temporary folder then. */
export interface WatchedGit {
  readonly path: string;
  /** Folder for temporary files. */
  readonly temporary: string;
  readonly seen: () => Promise<string>;
}

/** Makes a folder with a `git` that takes notes and then runs the real one. */
export async function makeWatchedGit(folder: string): Promise<WatchedGit> {
  const [temporary, programs, notes] = [
    join(folder, 'temporary'),
    join(folder, 'programs'),
    join(folder, 'notes'),
  ];
  await mkdir(temporary);
  await mkdir(programs);
  await writeFile(notes, '');
  const program = join(programs, 'git');
  const script = `#!/bin/sh
{ printf '%s\\n' "$@"; env; grep -rah '' '${temporary}' 2>/dev/null; } >> '${notes}'
PATH='${gitPath.PATH}' exec git "$@"
`;
  await writeFile(program, script);
  await chmod(program, 0o755);
  const path = [programs, gitPath.PATH].join(delimiter);
  return { path, temporary, seen: () => readFile(notes, 'latin1') };
}
