import { isUntouched } from '../core/ledger/ledger-audit.ts';
import type { LedgerRecord } from '../core/ledger/ledger-record.ts';
import { recordText } from '../core/ledger/record-text.ts';
import { fetchHistory } from '../io/history/open-history.ts';
import { syncCheckout } from '../io/history/sync-checkout.ts';
import { auditLedger } from '../io/ledger/audit-ledger.ts';
import { compactLedger } from '../io/ledger/compact-ledger.ts';
import { foldInbox } from '../io/ledger/fold-inbox.ts';
import { ledgerCacheFolder, readRememberedTip } from '../io/ledger/remembered-tip.ts';
import { jsonText } from '../report/json-text.ts';
import { auditText, foldText, ledgerAbsent, syncText, unreachableText } from '../report/ledger-text.ts';
import type { Command, ExitCode } from './command.ts';
import { complain } from './complain.ts';
import { type LedgerPlaced, ledgerHelp, ledgerOptions, placeLedger } from './ledger-arguments.ts';
import { type Arguments, readArguments, wrong } from './read-arguments.ts';
import type { Terminal } from './terminal.ts';

/** `bounce-gate ledger`: looks after the branch that remembers checks and sends. */
export const ledger: Command = {
  help: `Usage: bounce-gate ledger sync|audit|fold|export [options]

sync    writes what is still pending, and fetches the ledger so that check and trend know it without a network
audit   reads the whole history and tells what was rewritten, dropped, edited or back-dated
fold    puts waiting records on the branch, and months that are over into one file each
export  prints every trusted record, one JSON object per line, the oldest first
Exit status: 0 done and nothing wrong, 1 the audit found something or the branch was rewritten, 2 could not be done.

${ledgerHelp}
  --trust-rewritten     sync takes a rewritten branch as the ledger from now on
  --format FORMAT       text or json (default text; export is always ndjson)

Examples:
  bounce-gate ledger sync
  bounce-gate ledger audit --format json
  bounce-gate ledger export | jq 'select(.kind == "outcome")'
`,
  run: runLedger,
};

type Place = Extract<LedgerPlaced, { ok: true }>['found'];

interface Job {
  readonly found: Place;
  readonly json: boolean;
  readonly trust: boolean;
  readonly terminal: Terminal;
}

const actions: Readonly<Record<string, (job: Job) => Promise<ExitCode>>> = {
  sync: runSync,
  audit: runAudit,
  fold: runFold,
  export: runExport,
};

async function runLedger(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const options = {
    ...ledgerOptions,
    format: { type: 'string' },
    'trust-rewritten': { type: 'boolean' },
  } as const;
  const read = readArguments(args, options);
  if (!read.ok) return complain(terminal, [read.problem]);
  const action = actionOf(read.args);
  if (action === undefined) {
    const names = Object.keys(actions).join(', ');
    const [given] = read.args.positionals;
    return complain(terminal, [wrong('ledger', `must be followed by one of ${names}`, given)]);
  }
  const format = read.args.text('format') ?? 'text';
  if (format !== 'text' && format !== 'json' && format !== 'ndjson') {
    return complain(terminal, [wrong('--format', 'must be text or json', format)]);
  }
  const placed = await placeLedger(read.args, terminal);
  if (!placed.ok) return complain(terminal, [placed.problem]);
  const trust = read.args.flag('trust-rewritten');
  return action({ found: placed.found, json: format !== 'text', trust, terminal });
}

function actionOf({ positionals }: Arguments) {
  const [name = ''] = positionals;
  return positionals.length === 1 && Object.hasOwn(actions, name) ? actions[name] : undefined;
}

async function runSync({ found, json, trust, terminal }: Job): Promise<ExitCode> {
  if (found.checkout === null) {
    return complain(terminal, [wrong('ledger sync', 'needs a git checkout to keep the ledger in')]);
  }
  const synced = await syncCheckout(found.checkout, found.place, { trust });
  if (json) terminal.stdout.write(`${jsonText(synced)}\n`);
  else terminal.stdout.write(syncText(synced));
  if (synced.kind === 'unreachable' || synced.kind === 'pending-unreadable') return 2;
  return synced.rewritten ? 1 : 0;
}

async function runAudit({ found, json, terminal }: Job): Promise<ExitCode> {
  const { checkout, place } = found;
  const remembered = checkout === null ? null : await readRememberedTip(checkout, place.branch);
  const cache = checkout === null ? {} : { cacheFolder: ledgerCacheFolder(checkout) };
  const audit = await auditLedger(place, remembered, cache);
  if (audit.kind === 'unreachable') return tellUnreachable(audit.reason, terminal);
  if (json) terminal.stdout.write(`${jsonText(audit)}\n`);
  else terminal.stdout.write(audit.kind === 'absent' ? ledgerAbsent : auditText(audit));
  return audit.kind === 'absent' || isUntouched(audit) ? 0 : 1;
}

async function runFold({ found, json, terminal }: Job): Promise<ExitCode> {
  const folded = await foldInbox(found.place);
  if (folded.kind === 'unreachable') return tellUnreachable(folded.reason, terminal);
  const compacted = await compactLedger(found.place, terminal.nowMs);
  if (json) terminal.stdout.write(`${jsonText({ folded, compacted })}\n`);
  else terminal.stdout.write(foldText({ folded, compacted }));
  return compacted.kind === 'unreachable' ? 2 : 0;
}

async function runExport({ found, terminal }: Job): Promise<ExitCode> {
  const opened = await fetchHistory(found.place, exportBudgetMs);
  if (opened.kind === 'unreachable') return tellUnreachable(opened.reason, terminal);
  if (opened.kind === 'none') {
    terminal.stderr.write(ledgerAbsent);
    return 0;
  }
  const { records, quarantined } = opened.history;
  for (const record of records) terminal.stdout.write(lineOf(record));
  const left = quarantined.reduce((sum, { count }) => sum + count, 0);
  if (left > 0)
    terminal.stderr.write(
      `${left} records could not be trusted and were left out: bounce-gate ledger audit\n`,
    );
  return 0;
}

const exportBudgetMs = 300_000;

// because `##[` in a line of a log is a command to the runner, whatever program prints it
function lineOf(record: LedgerRecord): string {
  return recordText(record).replaceAll('##[', '#\\u0023[');
}

function tellUnreachable(reason: Parameters<typeof unreachableText>[0], terminal: Terminal): ExitCode {
  terminal.stderr.write(unreachableText(reason));
  return 2;
}
