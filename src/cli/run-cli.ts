import { toolVersion } from '../core/tool-version.ts';
import type { ExitCode } from './command.ts';
import { commands } from './commands.ts';
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
  if (entry === undefined) return refuse(name, terminal);
  const command = await entry.load();
  if (rest.includes('--help') || rest.includes('-h')) {
    terminal.stdout.write(command.help);
    return 0;
  }
  try {
    return await command.run(rest, { ...terminal, command: entry.name });
  } catch (error) {
    const { complain } = await import('./complain.ts');
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
  if (about !== undefined && asked === undefined) return refuse(about, terminal);
  terminal.stdout.write(asked === undefined ? overview() : (await asked.load()).help);
  return name === undefined ? 2 : 0;
}

// because most command lines are right, and need no prose of problems
async function refuse(name: string, terminal: Terminal): Promise<ExitCode> {
  const { complainOfCommand } = await import('./complain-of-command.ts');
  return complainOfCommand(name, terminal);
}
