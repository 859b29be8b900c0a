import { isAbsolute, join } from 'node:path';
import { exitCodeOf } from '../core/run-result.ts';
import { verifyCampaigns } from '../io/verify-campaigns.ts';
import { verificationJson, verificationText } from '../report/verification-text.ts';
import { complain } from './check.ts';
import { readRequest, requestHelp, requestOptions } from './check-request.ts';
import type { Command, ExitCode } from './command.ts';
import { readArguments, wrong } from './read-arguments.ts';
import type { Terminal } from './terminal.ts';

/** `bounce-gate verify`: the last look before a send. */
export const verify: Command = {
  name: 'verify',
  summary: 'refuse a send whose files changed since they were approved',
  help: `Usage: bounce-gate verify [CAMPAIGN ...] --report FILE [options]

For the job that sends: compares list, suppressions and rules with the JSON report that approved them, byte for byte.
Refuses when anything changed, when the report did not pass the campaign, or when it is older than
policy.approval-max-age (24 hours unless the policy says otherwise). Give the same limits as the check had.
Exit status: 0 verified, 1 refused, 2 could not be verified.

  --report FILE         JSON report of the check that approved the send (check --format json)
${requestHelp}
  --format FORMAT       text or json (default text)

Examples:
  bounce-gate check spring-launch --format json --output approved.json
  bounce-gate verify spring-launch --report approved.json
`,
  run: runVerify,
};

async function runVerify(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const options = { ...requestOptions, report: { type: 'string' }, format: { type: 'string' } } as const;
  const read = readArguments(args, options);
  if (!read.ok) return complain(terminal, [read.problem]);
  const format = read.args.text('format') ?? 'text';
  if (format !== 'text' && format !== 'json') {
    return complain(terminal, [wrong('--format', 'must be text or json', format)]);
  }
  const report = read.args.text('report');
  if (report === undefined)
    return complain(terminal, [wrong('--report', 'is needed: the JSON report of the check')]);
  const requested = readRequest(read.args, terminal);
  if (!requested.ok) return complain(terminal, [requested.problem]);
  const path = isAbsolute(report) ? report : join(terminal.cwd, report);
  const result = await verifyCampaigns({ run: requested.request, report: { shown: report, path } });
  terminal.stdout.write(format === 'json' ? verificationJson(result) : verificationText(result));
  return exitCodeOf(result.verdict);
}
