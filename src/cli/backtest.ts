import { runBacktest } from '../core/backtest/run-backtest.ts';
import { usableSends } from '../core/ledger/learn-history.ts';
import { pastSends } from '../core/ledger/past-sends.ts';
import { defaultPolicy } from '../core/policy/default-policy.ts';
import { effectivePolicy } from '../core/policy/effective-policy.ts';
import { policyParameters } from '../core/projection/policy-parameters.ts';
import { loadPolicy } from '../io/load-policy.ts';
import { backtestText } from '../report/backtest-text.ts';
import { jsonText } from '../report/json-text.ts';
import type { Command, ExitCode } from './command.ts';
import { complain } from './complain.ts';
import { deliver } from './deliver.ts';
import { ledgerHelp, openHistory } from './ledger-arguments.ts';
import { policyOf } from './policy-path.ts';
import { readPastOptions } from './read-past-options.ts';
import type { Terminal } from './terminal.ts';

const formats = ['text', 'json'] as const;

/** `bounce-gate backtest`: how right the projection would have been on the user's own sends. */
export const backtest: Command = {
  help: `Usage: bounce-gate backtest [options]

Goes through the recorded sends in order, projects each with what was known before it, and compares that with what came:
how often the range held, how far off it was, and how far off four rules of thumb would have been.
Exit status: 0 told, 2 the ledger could not be read.

  --config FILE         policy file, for its own chances (default: .github/bounce-gate.yml, if it exists)
  --as-of DATE          only sends until this day (YYYY-MM-DD)
${ledgerHelp}
  --format FORMAT       ${formats.join(', ')} (default text)
  --output FILE         write to a file instead of the terminal

Examples:
  bounce-gate backtest
  bounce-gate backtest --format json | jq '.coverage.total'
`,
  run: runBacktestCommand,
};

async function runBacktestCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const read = readPastOptions(args, { own: 'config', formats }, terminal);
  if (!read.ok) return complain(terminal, [read.problem]);
  const place = policyOf(read.args.text('config'), null, terminal.cwd);
  const loaded = place === null ? null : await loadPolicy(place.path, place.shown, {});
  if (loaded !== null && !loaded.ok) return complain(terminal, loaded.problems);
  const opened = await openHistory(read.args, terminal);
  if (opened === null) return 2;
  const policy = loaded === null ? defaultPolicy : effectivePolicy(loaded.policy, null);
  const { used } = usableSends(opened.history, read.untilMs);
  const result = runBacktest(pastSends(used), policyParameters(policy.chances));
  const text = read.format === 'json' ? `${jsonText(result, 2)}\n` : backtestText(result);
  await deliver(text, read.args.text('output'), terminal);
  return 0;
}
