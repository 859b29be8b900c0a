import type { Problem } from '../core/finding.ts';
import { nearestWord } from '../core/policy/nearest-word.ts';
import type { ExitCode } from './command.ts';
import { commands } from './commands.ts';
import { complain } from './complain.ts';
import { wrong } from './read-arguments.ts';
import type { Terminal } from './terminal.ts';

/** Says that there is no such command, and which one is nearest. */
export function complainOfCommand(name: string, terminal: Terminal): ExitCode {
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
