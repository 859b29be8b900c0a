import { resolve } from 'node:path';
import { isSealedPath, unsealedPath } from '../core/age/is-sealed-path.ts';
import { ageVariables } from '../io/age/age-variables.ts';
import { copyFile } from '../io/copy-file.ts';
import { openNamedFile } from '../io/open-named-file.ts';
import { show } from '../report/show.ts';
import type { Command, ExitCode } from './command.ts';
import { complain } from './complain.ts';
import { isCi } from './is-ci.ts';
import { protectInputs } from './protect-input.ts';
import { type Arguments, readArguments, wrong } from './read-arguments.ts';
import type { Terminal } from './terminal.ts';

/** `bounce-gate open`: the plain text of a sealed file, where it was asked for. */
export const open: Command = {
  help: `Usage: bounce-gate open FILE.age --output FILE [options]
       bounce-gate open FILE.age --stdout

Gives the plain text of a sealed file, and only where you say: in a file that only you can read, or on standard output
(as UTF-8, never in CI, whose logs are kept). Nothing is given before the whole file was found to be as it was sealed.
The key is in ${ageVariables.key} or ${ageVariables.passphrase}; either may name a
file instead: its name with _FILE.
Exit status: 0 opened, 2 could not be done.

  --output FILE         where to write the plain text
  --stdout              print it
  --force               replace a file that is there

Examples:
  bounce-gate open lists/spring-launch.csv.age --stdout | head -3
  bounce-gate open lists/spring-launch.csv.age --output /tmp/spring-launch.csv
`,
  run: runOpen,
};

const options = {
  output: { type: 'string' },
  stdout: { type: 'boolean' },
  force: { type: 'boolean' },
} as const;

async function runOpen(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const read = readArguments(args, options);
  if (!read.ok) return complain(terminal, [read.problem]);
  const [shown, ...others] = read.args.positionals;
  if (shown === undefined || others.length > 0)
    return complain(terminal, [wrong('open', 'needs one sealed file. See bounce-gate open --help')]);
  if (!isSealedPath(shown))
    return complain(terminal, [wrong(show(shown), 'is no sealed file: its name does not end in .age')]);
  const output = read.args.text('output');
  if ((output !== undefined) === read.args.flag('stdout'))
    return complain(terminal, [wrong('open', 'needs either --output FILE or --stdout')]);
  return output === undefined ? print(shown, terminal) : write(shown, output, read.args, terminal);
}

async function write(shown: string, output: string, args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const [from, to] = [resolve(terminal.cwd, shown), resolve(terminal.cwd, output)];
  const taken = protectInputs('--output', to, [from]);
  if (taken !== null) return complain(terminal, [taken]);
  if (isSealedPath(output))
    return complain(terminal, [
      wrong('--output', `would be sealed again. Name it ${show(unsealedPath(output))}`),
    ]);
  // because it is somebody's address that lies there then
  const how = { replace: args.flag('force'), mode: 0o600 };
  const copied = await copyFile({ shown, path: from }, to, how);
  if (copied.ok) {
    terminal.stdout.write(`${show(shown)} lies open in ${show(output)}. Delete it when you are done.\n`);
    return 0;
  }
  if (copied.problem !== undefined) return complain(terminal, [copied.problem]);
  const rule =
    copied.reason === 'there'
      ? 'is there already. Add --force to replace it, or name another'
      : `could not be written (${copied.reason})`;
  return complain(terminal, [wrong(show(output), rule)]);
}

async function print(shown: string, terminal: Terminal): Promise<ExitCode> {
  if (isCi(terminal)) {
    const rule = 'shows addresses, and the logs of CI are kept. Use --output, and delete the file afterwards';
    return complain(terminal, [wrong('--stdout', rule)]);
  }
  const path = resolve(terminal.cwd, shown);
  // because a piece may be right in a file that was cut off, all of it is read before any is shown
  const first = await openNamedFile({ shown, path });
  for await (const _ of first.chunks);
  const problem = first.problem();
  if (problem !== undefined) return complain(terminal, [problem]);
  const again = await openNamedFile({ shown, path });
  const decoder = new TextDecoder();
  for await (const chunk of again.chunks)
    terminal.stdout.write(onTerminal(decoder.decode(chunk, { stream: true }), terminal));
  terminal.stdout.write(onTerminal(decoder.decode(), terminal));
  const changed = again.problem();
  return changed === undefined ? 0 : complain(terminal, [changed]);
}

// because a list may hold what a terminal takes for a command; a pipe gets the text as it is
function onTerminal(text: string, { stdout }: Terminal): string {
  if (stdout.isTTY !== true) return text;
  return text.replaceAll('\r\n', '\n').replace(/[^\P{C}\n\t]/gu, '\ufffd');
}
