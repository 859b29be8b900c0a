import { isAbsolute, join } from 'node:path';
import type { Problem } from '../core/finding.ts';
import { listOverrides } from '../core/override/list-overrides.ts';
import { type OverrideRefusal, unjudgedRequests } from '../core/override/make-override.ts';
import { parseDuration } from '../core/policy/parse-duration.ts';
import { parseInstant } from '../core/policy/parse-instant.ts';
import { toolVersion } from '../core/tool-version.ts';
import type { ApprovalLedger } from '../io/approval-ledger.ts';
import { syncCheckout } from '../io/history/sync-checkout.ts';
import { openApprovalLedger } from '../io/open-approval-ledger.ts';
import { type CampaignOverridden, overrideCampaign } from '../io/override-campaign.ts';
import { readText } from '../io/read-text.ts';
import { openSigner, type Sign } from '../io/sign.ts';
import {
  notOverriddenText,
  overriddenText,
  overrideJson,
  overrideLedgerText,
  overrideListJson,
  overrideListText,
} from '../report/override-text.ts';
import { readRequest, requestOptions } from './check-request.ts';
import type { Command, ExitCode } from './command.ts';
import { complain } from './complain.ts';
import { isCi } from './is-ci.ts';
import { ledgerHelp, ledgerOptions, placeLedger } from './ledger-arguments.ts';
import { limitHelp } from './limit-help.ts';
import { oneCampaign } from './one-campaign.ts';
import { defaultPolicyPath } from './policy-path.ts';
import { type Arguments, readArguments, wrong } from './read-arguments.ts';
import { readReportOptions } from './report-options.ts';
import type { Terminal } from './terminal.ts';

const formats = ['text', 'json'] as const;

/** `bounce-gate override`: lets a failed campaign be sent once. */
export const override: Command = {
  help: `Usage: bounce-gate override CAMPAIGN --reason TEXT [options]
       bounce-gate override --list [CAMPAIGN] [options]

Checks the campaign, and when it fails writes an override to the ledger: who, why, until when, for exactly these files
and rules. The next check of them warns instead of failing, and one send may go (bounce-gate verify uses it up).
Not above policy.override-ceiling, and not while people are on the list who asked not to be mailed.
Exit status: 0 overridden, 1 refused, 2 could not be done.

  --reason TEXT         why it is worth the risk, 10 to 280 characters, without an address; it is kept for ever
  --expires TIME        when it ends: 24h, 2d or 2026-12-01T09:00:00Z, at most a week from now
                        (default and latest: an hour after send-at, or 24h when the policy has none)
  --by NAME             who overrides (default: the user of this machine)
  --key FILE            sign with this Ed25519 private key in PEM; needed when the policy has an override-key
  --list                list the overrides of the ledger instead, newest first
  --config FILE         policy file (default: ${defaultPolicyPath}, if it exists)
  --suppressions FILES  suppression files beside those of the policy; may be repeated
  --email-column NAME   header of the address column, when it is not found by itself
${limitHelp}
${ledgerHelp}
  --format FORMAT       ${formats.join(' or ')} (default text)

Examples:
  bounce-gate override autumn-sale --reason "the fair is on Saturday, and the board knows"
  bounce-gate override autumn-sale --reason "agreed with the provider" --expires 4h --key ~/keys/override.pem
  bounce-gate override --list
`,
  run: runOverride,
};

const options = {
  ...requestOptions,
  ...ledgerOptions,
  reason: { type: 'string' },
  expires: { type: 'string' },
  by: { type: 'string' },
  key: { type: 'string' },
  format: { type: 'string' },
  list: { type: 'boolean' },
} as const;

async function runOverride(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const read = readArguments(args, options);
  if (!read.ok) return complain(terminal, [read.problem]);
  const report = readReportOptions(read.args, formats, { cwd: terminal.cwd, options: [] });
  if (!report.ok) return complain(terminal, [report.problem]);
  const wanted = read.args.flag('list') ? null : await readWanted(read.args, terminal);
  if (wanted !== null && 'code' in wanted) return complain(terminal, [wanted]);
  const placed = await placeLedger(read.args, terminal);
  if (!placed.ok) return complain(terminal, [placed.problem]);
  const ledger = openApprovalLedger({ ...placed.found, tool: toolVersion, run: null });
  const json = report.format === 'json';
  if (wanted === null) return showList(ledger, { args: read.args, json, terminal });
  const done = await overrideCampaign({ ...wanted, ledger });
  const { checkout, place } = placed.found;
  // because the next check here reads the copy in the checkout
  const refresh = done.kind === 'overridden' && !isCi(terminal);
  if (refresh && checkout !== null) await syncCheckout(checkout, place);
  return tell(done, { json, terminal });
}

type Wanted = Omit<Parameters<typeof overrideCampaign>[0], 'ledger'>;

async function readWanted(args: Arguments, terminal: Terminal): Promise<Wanted | Problem> {
  const campaign = oneCampaign('override', args);
  if (typeof campaign !== 'string') return campaign;
  const reason = args.text('reason');
  if (reason === undefined) return wrong('--reason', 'is needed: why it is worth the risk');
  const expiresAtMs = readExpires(args.text('expires'), terminal.nowMs);
  if (typeof expiresAtMs === 'object' && expiresAtMs !== null) return expiresAtMs;
  const { GITHUB_ACTOR, USER, USERNAME, LOGNAME } = terminal.env;
  const by = args.text('by') ?? GITHUB_ACTOR ?? USER ?? USERNAME ?? LOGNAME;
  if (by === undefined) return wrong('--by', 'is needed: who overrides');
  const sign = await readKey(args.text('key'), terminal);
  if (sign !== null && 'code' in sign) return sign;
  const request = readRequest(args, terminal);
  if (!request.ok) return request.problem;
  return { run: request.request, reason, by, via: 'cli', expiresAtMs, sign };
}

function readExpires(text: string | undefined, nowMs: number): number | null | Problem {
  if (text === undefined) return null;
  const days = parseDuration(text);
  const atMs = days === null ? parseInstant(text) : nowMs + days * 86_400_000;
  return atMs ?? wrong('--expires', 'must be a time such as 24h, 2d or 2026-12-01T09:00:00Z', text);
}

const maxKeyBytes = 65_536;

async function readKey(shown: string | undefined, { cwd }: Terminal): Promise<Sign | Problem | null> {
  if (shown === undefined) return null;
  const text = await readText(isAbsolute(shown) ? shown : join(cwd, shown), shown, maxKeyBytes);
  if (!text.ok) return text.problem;
  return (
    openSigner(text.text) ?? wrong('--key', 'must be an Ed25519 private key in PEM, without a passphrase')
  );
}

interface Manner {
  readonly json: boolean;
  readonly terminal: Terminal;
}

async function showList(
  ledger: ApprovalLedger,
  { args, json, terminal }: Manner & { readonly args: Arguments },
): Promise<ExitCode> {
  const snapshot = await ledger.read();
  if (snapshot === null) {
    terminal.stderr.write(overrideLedgerText.unreadable);
    return 2;
  }
  const listed = listOverrides(snapshot.history, args.positionals[0] ?? null, terminal.nowMs);
  terminal.stdout.write(json ? overrideListJson(listed) : overrideListText(listed));
  return 0;
}

// because a request that is wrong is no refusal of the policy
const unjudged: ReadonlySet<OverrideRefusal> = new Set(unjudgedRequests);

function tell(done: CampaignOverridden, { json, terminal }: Manner): ExitCode {
  if (done.kind === 'problems') return complain(terminal, done.problems);
  if (done.kind === 'unreadable' || done.kind === 'not-written') {
    terminal.stderr.write(overrideLedgerText[done.kind]);
    return 2;
  }
  const { result } = done;
  if (done.kind === 'overridden') {
    const { record } = done;
    terminal.stdout.write(json ? overrideJson(result.campaign, { record }) : overriddenText(result, record));
    return 0;
  }
  const { refusal } = done;
  for (const problem of result.problems) complain(terminal, [problem]);
  terminal.stdout.write(
    json ? overrideJson(result.campaign, { refusal }) : notOverriddenText(result, refusal),
  );
  return unjudged.has(refusal) ? 2 : 1;
}
