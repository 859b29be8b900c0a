import { resolve } from 'node:path';
import { hashedPath } from '../core/clean-list.ts';
import { hashList, type ListHashed } from '../core/hashed-list/hash-list.ts';
import { keyedCells } from '../core/suppression/keyed-hash.ts';
import { FileFault } from '../io/file-fault.ts';
import { hashAddress } from '../io/hash-address.ts';
import { openIn } from '../io/open-campaign.ts';
import { writeAtomically } from '../io/write-atomically.ts';
import { counted } from '../report/numbers.ts';
import { show } from '../report/show.ts';
import type { ExitCode } from './command.ts';
import { complain } from './complain.ts';
import { protectInputs } from './protect-input.ts';
import { type Arguments, wrong } from './read-arguments.ts';
import type { Terminal } from './terminal.ts';

/** Copies the list that `--list` names with keyed hashes for its addresses; the key is known to be there. */
export async function hashOneList(list: string, args: Arguments, terminal: Terminal): Promise<ExitCode> {
  if (args.positionals.length > 0)
    return complain(terminal, [wrong('--list', 'stands alone: name no other files')]);
  const output = args.text('output') ?? hashedPath(list);
  const path = resolve(terminal.cwd, output);
  const taken = protectInputs('--output', path, [resolve(terminal.cwd, list)]);
  if (taken !== null) return complain(terminal, [taken]);
  try {
    const copied = await copyHashed(list, { args, path, terminal });
    if (typeof copied === 'number') return copied;
    return tell(copied, output, terminal);
  } catch (error) {
    if (error instanceof FileFault) return complain(terminal, [{ code: error.code, args: error.args }]);
    if (!(error instanceof Error && 'code' in error)) throw error;
    return complain(terminal, [wrong('--output', `could not be written (${error.code})`, output)]);
  }
}

interface Copying {
  readonly args: Arguments;
  readonly path: string;
  readonly terminal: Terminal;
}

async function copyHashed(list: string, { args, path, terminal }: Copying): Promise<ListHashed | ExitCode> {
  const cellOf = keyedCells(hashAddress);
  if (cellOf === null) return 2;
  const source = await openIn({ folder: terminal.cwd, confined: false, asOfMs: terminal.nowMs }, list);
  const email = args.text('email-column');
  const mapped = email === undefined ? {} : { email };
  const file = await writeAtomically(path);
  let isDone = false;
  try {
    const copied = await hashList(source, { mapped, cellOf, write: file.write });
    if (!copied.ok) return complain(terminal, [copied.problem]);
    isDone = await file.commit(args.flag('force'));
    const there = 'is there already. Add --force to replace it, or name another with --output';
    return isDone ? copied : complain(terminal, [wrong(show(path), there)]);
  } finally {
    if (!isDone) await file.discard();
  }
}

function tell({ rows, hashedBefore }: ListHashed, output: string, terminal: Terminal): ExitCode {
  const before =
    hashedBefore === 0 ? '' : `; ${counted(hashedBefore, 'row was', 'rows were')} hashed already`;
  terminal.stdout.write(
    `${counted(rows, 'row')} hashed in ${show(output)}${before}. A check of it sees duplicates and suppressions, and nothing else: check the list itself first.\n`,
  );
  return 0;
}
