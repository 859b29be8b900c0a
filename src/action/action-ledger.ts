import type { RecordOrigin } from '../core/ledger/check-record.ts';
import type { LedgerHistory } from '../core/ledger/ledger-history.ts';
import { findLedger } from '../io/history/find-ledger.ts';
import { fetchHistory } from '../io/history/open-history.ts';
import type { ChecksRecorded } from '../io/history/record-checks.ts';
import type { RunMark } from '../io/history/run-mark.ts';
import type { LedgerPlace } from '../io/ledger/ledger-place.ts';
import { ledgerReasonProse } from '../report/ledger-text.ts';
import { markOfRun, runOrigin } from './run-origin.ts';

/** The ledger as one run of the Action meets it; no call throws, and none changes a verdict. */
export interface ActionLedger {
  readonly place: LedgerPlace;
  readonly origin: RecordOrigin['run'];
  readonly mark: RunMark;
  readonly history: LedgerHistory | null;
  /** What the log says of reading it. */
  readonly said: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

const readBudgetMs = 15_000;

/** Opens the ledger of the workflow's own repository; null where it has no address. */
export async function openActionLedger(
  env: Environment,
  { token, folder }: { readonly token: string; readonly folder: string },
): Promise<ActionLedger | null> {
  const { GITHUB_SERVER_URL: server = '', GITHUB_REPOSITORY: repository = '' } = env;
  const credential = { user: 'x-access-token', token };
  const found = await findLedger({ folder, remote: `${server}/${repository}`, credential });
  if (!found.ok) return null;
  const opened = await fetchHistory(found.place, readBudgetMs);
  const said =
    opened.kind === 'unreachable'
      ? [
          `Past sends are not known: ${ledgerReasonProse[opened.reason]}. The verdict is that of the list alone.`,
        ]
      : [];
  const history = opened.kind === 'read' ? opened.history : null;
  return { place: found.place, origin: runOrigin(env), mark: markOfRun(env), history, said };
}

/** What the log says of recording the checks of this run. */
export function recordedSentence(recorded: ChecksRecorded): string {
  if (recorded.kind === 'written') return 'Recorded on the ledger.';
  const { reason, file } = recorded;
  if (reason === 'unauthorized' || reason === 'refused') {
    return 'Not recorded: the token may not write. Give the job contents: write to keep a ledger of checks and sends, or set ledger: read.';
  }
  const kept = file === null ? '' : ` The record is kept in ${file} beside the report.`;
  return `Not recorded yet: ${ledgerReasonProse[reason]}.${kept}`;
}
