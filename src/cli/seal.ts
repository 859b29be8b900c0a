import { resolve } from 'node:path';
import { isSealedPath } from '../core/age/is-sealed-path.ts';
import type { Problem } from '../core/finding.ts';
import { ageVariables } from '../io/age/age-variables.ts';
import { makeKey } from '../io/age/make-key.ts';
import { recipientsIn, type SealingKeys, usualSealingKeys } from '../io/age/sealing-keys.ts';
import { copyFile } from '../io/copy-file.ts';
import { FileFault } from '../io/file-fault.ts';
import { show } from '../report/show.ts';
import type { Command, ExitCode } from './command.ts';
import { complain } from './complain.ts';
import { protectInputs } from './protect-input.ts';
import { type Arguments, readArguments, wrong } from './read-arguments.ts';
import type { Terminal } from './terminal.ts';

/** `bounce-gate seal`: files that only those with the key can read. */
export const seal: Command = {
  help: `Usage: bounce-gate seal FILES... [options]
       bounce-gate seal --new-key FILE

Writes each file beside itself as NAME.age, encrypted with age (https://age-encryption.org). Commit that instead: check,
review, clean, suppress and verify read it, given the key. It is sealed for the public keys of --recipient, else for those
in ${ageVariables.recipients}, else for the key in ${ageVariables.key}, else with
${ageVariables.passphrase}; every variable may name a file instead: its name with _FILE.
The plain file stays where it is. Delete it, and see docs/privacy.md if it was ever committed.
Exit status: 0 written, 2 could not be done.

  --recipient KEY       public key (age1...) that can open it; may be repeated
  --output FILE         where to write a single file (its name ends in .age)
  --new-key FILE        write a new secret key to a file that only you can read, and print its public key
  --force               replace files that are there

Examples:
  bounce-gate seal --new-key ~/bounce-gate.key
  bounce-gate seal lists/spring-launch.csv --recipient age1...
`,
  run: runSeal,
};

const options = {
  recipient: { type: 'string', multiple: true },
  output: { type: 'string' },
  'new-key': { type: 'string' },
  force: { type: 'boolean' },
} as const;

async function runSeal(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const read = readArguments(args, options);
  if (!read.ok) return complain(terminal, [read.problem]);
  const keyFile = read.args.text('new-key');
  try {
    return keyFile === undefined
      ? await sealFiles(read.args, terminal)
      : await writeKey(keyFile, read.args, terminal);
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    return complain(terminal, [{ code: error.code, args: error.args }]);
  }
}

async function writeKey(file: string, args: Arguments, terminal: Terminal): Promise<ExitCode> {
  if (args.positionals.length > 0)
    return complain(terminal, [wrong('--new-key', 'makes a key and seals nothing. Seal in a second step')]);
  const made = await makeKey(resolve(terminal.cwd, file));
  if (!made.ok) return complain(terminal, [keyNotWritten(file, made.reason)]);
  terminal.stdout.write(
    `Public key: ${made.recipient}\nThe secret key is in ${show(file)}. Keep it out of git, and put its text into the secret ${ageVariables.key}.\nWithout it nobody can read what is sealed for it, not even you.\n`,
  );
  return 0;
}

function keyNotWritten(file: string, reason: string): Problem {
  return wrong(
    show(file),
    reason === 'EEXIST'
      ? 'is there already, and is not replaced: what is sealed for a key cannot be read without it. Name another file'
      : `could not be written (${reason}). Name another file`,
  );
}

async function sealFiles(args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const targets = targetsOf(args, terminal);
  if ('code' in targets) return complain(terminal, [targets]);
  const given = args.texts('recipient');
  const sealing = given.length > 0 ? recipientsIn(given.join(' '), '--recipient') : await usualSealingKeys();
  for (const target of targets) {
    const problem = await sealFile(target, sealing, args.flag('force'));
    if (problem !== null) return complain(terminal, [problem]);
    terminal.stdout.write(`${show(target.shown)} is sealed in ${show(target.shownOutput)}.\n`);
  }
  terminal.stdout.write(
    'What was sealed still lies there as plain text, and in the history of git if it was ever committed.\n',
  );
  return 0;
}

interface Target {
  readonly shown: string;
  readonly shownOutput: string;
  readonly path: string;
  readonly output: string;
}

function targetsOf(args: Arguments, { cwd }: Terminal): readonly Target[] | Problem {
  const [files, output] = [args.positionals, args.text('output')];
  if (files.length === 0) return wrong('seal', 'needs files to seal. See bounce-gate seal --help');
  if (output !== undefined && files.length > 1) return wrong('--output', 'is for a single file');
  if (output !== undefined && !isSealedPath(output)) return wrong('--output', 'must end in .age', output);
  const sealed = files.find(isSealedPath);
  if (sealed !== undefined) return wrong(show(sealed), 'is sealed already. Open it first: bounce-gate open');
  return files.map((shown) => {
    const shownOutput = output ?? `${shown}.age`;
    return { shown, shownOutput, path: resolve(cwd, shown), output: resolve(cwd, shownOutput) };
  });
}

async function sealFile(target: Target, sealing: SealingKeys, replace: boolean): Promise<Problem | null> {
  const { shown, shownOutput, path, output } = target;
  const taken = protectInputs('--output', output, [path]);
  if (taken !== null) return taken;
  const copied = await copyFile({ shown, path }, output, { replace, sealing });
  if (copied.ok) return null;
  if (copied.problem !== undefined) return copied.problem;
  return wrong(
    show(shownOutput),
    copied.reason === 'there'
      ? 'is there already. Add --force to replace it, or name another with --output'
      : `could not be written (${copied.reason})`,
  );
}
