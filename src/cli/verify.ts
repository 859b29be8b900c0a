import { isAbsolute, join } from 'node:path';
import type { Problem } from '../core/finding.ts';
import { exitCodeOf } from '../core/run-result.ts';
import { toolVersion } from '../core/tool-version.ts';
import type { ApprovalLedger } from '../io/approval-ledger.ts';
import { syncCheckout } from '../io/history/sync-checkout.ts';
import { openApprovalLedger } from '../io/open-approval-ledger.ts';
import { verifyCampaigns } from '../io/verify-campaigns.ts';
import { verificationJson, verificationText } from '../report/verification-text.ts';
import { readRequest, requestOptions } from './check-request.ts';
import type { Command, ExitCode } from './command.ts';
import { complain } from './complain.ts';
import { isCi } from './is-ci.ts';
import { ledgerHelp, ledgerOptions, placeLedger } from './ledger-arguments.ts';
import { type Arguments, readArguments, wrong } from './read-arguments.ts';
import { requestHelp } from './request-help.ts';
import type { Terminal } from './terminal.ts';

/** `bounce-gate verify`: the last look before a send. */
export const verify: Command = {
  help: `Usage: bounce-gate verify [CAMPAIGN ...] --report FILE [options]

For the job that sends: compares list, suppressions and rules with the JSON report that approved them, byte for byte.
Refuses when anything changed, when the report did not pass the campaign and no override lets it go, or when it is older
than policy.approval-max-age (24 hours unless the policy says otherwise). Give the same limits as the check had.
With --ledger the approval is recorded: it uses up the override that lets a campaign go, and that is the only way to
send by one. A campaign that passed by itself passes whatever the ledger does.
Exit status: 0 verified, 1 refused, 2 could not be verified.

  --report FILE         JSON report of the check that approved the send (check --format json)
${requestHelp}
  --ledger              use the overrides of the ledger, and record the approval there
${ledgerHelp}
  --format FORMAT       text or json (default text)

Examples:
  bounce-gate check spring-launch --format json --output approved.json
  bounce-gate verify spring-launch --report approved.json
  bounce-gate verify spring-launch --report approved.json --ledger
`,
  run: runVerify,
};

const options = {
  ...requestOptions,
  ...ledgerOptions,
  ledger: { type: 'boolean' },
  report: { type: 'string' },
  format: { type: 'string' },
} as const;

async function runVerify(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
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
  const opened = await openLedger(read.args, terminal);
  if ('code' in opened) return complain(terminal, [opened]);
  const { ledger, refresh } = opened;
  const result = await verifyCampaigns({ run: requested.request, report: { shown: report, path }, ledger });
  terminal.stdout.write(format === 'json' ? verificationJson(result) : verificationText(result));
  await refresh();
  return exitCodeOf(result.verdict);
}

interface LedgerOpened {
  readonly ledger: ApprovalLedger | null;
  /** Brings what was recorded into the checkout, so that the next check here knows it. */
  readonly refresh: () => Promise<void>;
}

async function openLedger(args: Arguments, terminal: Terminal): Promise<LedgerOpened | Problem> {
  if (!args.flag('ledger') && args.text('remote') === undefined) {
    return { ledger: null, refresh: async () => undefined };
  }
  const placed = await placeLedger(args, terminal);
  if (!placed.ok) return placed.problem;
  const { place, checkout } = placed.found;
  const refresh = async () => {
    if (checkout !== null && !isCi(terminal)) await syncCheckout(checkout, place);
  };
  return { ledger: openApprovalLedger({ place, tool: toolVersion, run: null }), refresh };
}
