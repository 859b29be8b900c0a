import type { Problem } from '../core/finding.ts';
import { nearestWord } from '../core/policy/nearest-word.ts';
import { toolVersion } from '../core/tool-version.ts';
import type { ExitCode } from './command.ts';
import { commands } from './commands.ts';
import { complain } from './complain.ts';
import { wrong } from './read-arguments.ts';
import type { Terminal } from './terminal.ts';

function overview(): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const rows = commands.map(({ name, summary }) => `  ${name.padEnd(width)}   ${summary}`);
  return `Usage: bounce-gate COMMAND [options]

Stops a bad e-mail send-list before it is mailed.

${rows.join('\n')}

bounce-gate COMMAND --help tells each command's options, with examples.
`;
}

/** Runs one command line and gives its exit code; the only place that catches what nobody expected. */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === '--version' || name === '-v') {
    terminal.stdout.write(`${toolVersion}\n`);
    return 0;
  }
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    return showHelp(name, rest[0], terminal);
  }
  const entry = commands.find((candidate) => candidate.name === name);
  if (entry === undefined) return complainOfCommand(name, terminal);
  const command = await entry.load();
  if (rest.includes('--help') || rest.includes('-h')) {
    terminal.stdout.write(command.help);
    return 0;
  }
  try {
    return await command.run(rest, { ...terminal, command: entry.name });
  } catch (error) {
    const what = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown';
    return complain(terminal, [{ code: 'internal-error', args: { error: what } }]);
  }
}

/** Help that was asked for exits 0; no command at all exits 2, since nothing was done. */
async function showHelp(
  name: string | undefined,
  about: string | undefined,
  terminal: Terminal,
): Promise<ExitCode> {
  const asked = commands.find((candidate) => candidate.name === about);
  if (about !== undefined && asked === undefined) return complainOfCommand(about, terminal);
  terminal.stdout.write(asked === undefined ? overview() : (await asked.load()).help);
  return name === undefined ? 2 : 0;
}

function complainOfCommand(name: string, terminal: Terminal): ExitCode {
  // because the page of all commands begins with that heading
  return complain({ ...terminal, command: 'commands' }, [unknownCommand(name)]);
}

function unknownCommand(name: string): Problem {
  if (name.startsWith('-')) return wrong(name, 'stands where the command goes, such as bounce-gate check');
  const problem = wrong(name, 'is not a command; bounce-gate --help lists them');
  const names = commands.map((candidate) => candidate.name);
  const nearest = nearestWord(name, names);
  return nearest === null ? problem : { ...problem, args: { ...problem.args, nearest } };
}
