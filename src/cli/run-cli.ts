import { nearestWord } from '../core/policy/nearest-word.ts';
import { check, complain } from './check.ts';
import { clean } from './clean.ts';
import type { Command, ExitCode } from './command.ts';
import { explain } from './explain.ts';
import { init } from './init.ts';
import { wrong } from './read-arguments.ts';
import { review } from './review.ts';
import type { Terminal } from './terminal.ts';
import { verify } from './verify.ts';

/** Every command, in the order of the overview. */
export const commands: readonly Command[] = [check, review, verify, explain, clean, init];

const version = '0.1.0';

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
    terminal.stdout.write(`${version}\n`);
    return 0;
  }
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    const command = commands.find((candidate) => candidate.name === rest[0]);
    terminal.stdout.write(command?.help ?? overview());
    return name === undefined ? 2 : 0;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) {
    const nearest = nearestWord(
      name,
      commands.map((candidate) => candidate.name),
    );
    const hint = nearest === null ? '' : `, did you mean ${nearest}?`;
    return complain(terminal, [wrong(name, `is not a command${hint} See bounce-gate --help`)]);
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    terminal.stdout.write(command.help);
    return 0;
  }
  try {
    return await command.run(rest, terminal);
  } catch (error) {
    const what = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown';
    return complain(terminal, [{ code: 'internal-error', args: { error: what } }]);
  }
}
