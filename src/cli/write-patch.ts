import { resolve } from 'node:path';
import type { FixPatch } from '../io/review/fix-patch.ts';
import { show } from '../report/show.ts';
import type { Terminal } from './terminal.ts';
import { writeOutput } from './write-output.ts';

/** Writes the fix of a review as a patch and says what it leaves to be done by hand; it never changes the verdict. */
export async function writePatch(fix: FixPatch | undefined, file: string, terminal: Terminal): Promise<void> {
  const say = (sentence: string): boolean => terminal.stderr.write(`${sentence}\n`);
  for (const path of fix?.byHand ?? []) {
    say(
      `${show(path)} cannot be changed by a patch (compressed, UTF-16 or another header): mend it by hand.`,
    );
  }
  if (fix === undefined || fix.patch === null) {
    say('There is no fix that a patch could make, so none was written.');
    return;
  }
  try {
    await writeOutput(resolve(terminal.cwd, file), fix.patch);
    say(`The fix is in ${show(file)}. In the top folder of the repository: git apply ${show(file)}`);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    say(`The patch could not be written to ${show(file)} (${reason}). The verdict stands.`);
  }
}
