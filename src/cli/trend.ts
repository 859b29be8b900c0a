import { type DriftTold, driftTold } from '../core/ledger/drift-told.ts';
import { usableSends } from '../core/ledger/learn-history.ts';
import { defaultPolicy } from '../core/policy/default-policy.ts';
import { policyParameters } from '../core/projection/policy-parameters.ts';
import { type Trend, trendOf } from '../core/trend/trend-of.ts';
import { trendHtml } from '../report/html/trend-page.ts';
import { jsonText } from '../report/json-text.ts';
import { trendMarkdown } from '../report/trend-markdown.ts';
import { trendText } from '../report/trend-text.ts';
import type { Command, ExitCode } from './command.ts';
import { complain } from './complain.ts';
import { deliver } from './deliver.ts';
import { ledgerHelp, openHistory } from './ledger-arguments.ts';
import { wrong } from './read-arguments.ts';
import { readPastOptions } from './read-past-options.ts';
import type { Terminal } from './terminal.ts';

const formats = ['text', 'markdown', 'json', 'html'] as const;
const usualLast = 12;

/** `bounce-gate trend`: what was projected and what happened, send by send. */
export const trend: Command = {
  help: `Usage: bounce-gate trend [CAMPAIGN] [options]

Shows the recorded sends of a campaign, or of all: the projection with its range, and what happened.
It reads what ledger sync or a fetch brought; with --remote it asks the server.
Exit status: 0 shown, 2 the ledger could not be read.

  --last N              how many sends (default ${usualLast})
  --as-of DATE          only sends until this day (YYYY-MM-DD)
${ledgerHelp}
  --format FORMAT       ${formats.join(', ')} (default text); markdown and html have a picture
  --output FILE         write to a file instead of the terminal

Examples:
  bounce-gate trend
  bounce-gate trend spring-launch --last 24
  bounce-gate trend --format markdown >> "$GITHUB_STEP_SUMMARY"
`,
  run: runTrend,
};

async function runTrend(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const read = readPastOptions(args, { own: 'last', formats }, terminal);
  if (!read.ok) return complain(terminal, [read.problem]);
  const last = Number(read.args.text('last') ?? usualLast);
  if (!Number.isInteger(last) || last < 1) {
    return complain(terminal, [wrong('--last', 'must be a whole number from 1', read.args.text('last'))]);
  }
  const opened = await openHistory(read.args, terminal);
  if (opened === null) return 2;
  const { history } = opened;
  const shown = trendOf(history, {
    campaign: read.args.positionals[0] ?? null,
    limit: last,
    asOfMs: read.untilMs,
  });
  const parameters = policyParameters(defaultPolicy.chances);
  const drift = driftTold(usableSends(history, read.untilMs).used, parameters);
  const text = {
    text: trendText,
    markdown: trendMarkdown,
    html: trendHtml,
    json: (value: Trend & { readonly drift: DriftTold | null }) => `${jsonText(value, 2)}\n`,
  };
  await deliver(text[read.format]({ ...shown, drift }), read.args.text('output'), terminal);
  return 0;
}
