import { resolve } from 'node:path';
import type { Problem } from '../core/finding.ts';
import { groupCount, parseShard } from '../core/shard/shard.ts';
import { countShard } from '../io/count-shard.ts';
import type { RunRequest } from '../io/prepare-checks.ts';
import { writeTally } from '../io/tally-file.ts';
import { shardText } from '../report/shard-text.ts';
import type { ExitCode } from './command.ts';
import { complain } from './complain.ts';
import { protectInput } from './protect-input.ts';
import { type Arguments, wrong } from './read-arguments.ts';
import type { Terminal } from './terminal.ts';

/** Options of a check that is counted in shards. */
export const shardOptions = { shard: { type: 'string' }, tally: { type: 'string' } } as const;

/** Whether a check is asked for that is counted in shards. */
export function isOfShard(args: Arguments): boolean {
  return args.text('shard') !== undefined || args.text('tally') !== undefined;
}

/** Options that only a decision has a use for. */
const ofDecision = ['format', 'output', 'record', 'details', 'due-within'];

/** Counts one shard into a file and decides nothing: 0 when it was counted, 2 when it could not be. */
export async function checkShard(
  args: Arguments,
  request: RunRequest,
  terminal: Terminal,
): Promise<ExitCode> {
  const shard = parseShard(args.text('shard') ?? '');
  if (shard === null)
    return complain(terminal, [
      wrong(
        '--shard',
        `must be a part of a whole, such as 2/8, of at most ${groupCount}`,
        args.text('shard'),
      ),
    ]);
  const file = args.text('tally');
  if (file === undefined)
    return complain(terminal, [wrong('--shard', 'needs --tally FILE, where what was counted is written')]);
  const objection = protectInput('--tally', file, terminal.cwd) ?? useless(args);
  if (objection !== null) return complain(terminal, [objection]);
  const counted = await countShard(request, shard);
  if (!counted.ok) return complain(terminal, counted.problems);
  try {
    await writeTally(resolve(terminal.cwd, file), counted.tally);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return complain(terminal, [
      wrong('--tally', `could not be written (${reason}). Name another file`, file),
    ]);
  }
  const problems = counted.tally.campaigns.flatMap(({ count }) => [
    ...count.suppressions.problems,
    ...count.problems,
    ...(count.list.ok ? [] : [count.list.problem]),
  ]);
  // because the merge has to tell why there is no verdict, the tally says it too
  if (problems.length > 0) return complain(terminal, problems);
  terminal.stdout.write(shardText(counted.tally, file));
  return 0;
}

function useless(args: Arguments): Problem | null {
  const option = ofDecision.find((name) => args.text(name) !== undefined || args.flag(name));
  return option === undefined
    ? null
    : wrong(`--${option}`, 'says nothing of a shard, which decides nothing. Give it to bounce-gate merge');
}
