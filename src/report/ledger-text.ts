import { type IdSample, isUntouched, type LedgerAudit } from '../core/ledger/ledger-audit.ts';
import type { LedgerReason } from '../core/ledger/ledger-reason.ts';
import type { LedgerSynced } from '../core/ledger/ledger-synced.ts';
import { count, counted } from './numbers.ts';

/** Why the ledger could not be read or written, with the next step; without a full stop. */
export const ledgerReasonProse: Readonly<Record<LedgerReason, string>> = {
  refused: 'the server refused it; a rule of the repository may protect the branch',
  unauthorized: 'the server let nobody in; the token or key must be allowed to read and write contents',
  'not-found': 'there is no such repository, or it is hidden from this token',
  moved: 'the server sends elsewhere; give the new address with --remote',
  locked:
    'a lock file blocks the branch; on the server remove refs/heads/bounce-ledger.lock once nobody writes',
  raced: 'others were always first; try again',
  unavailable: 'the server did not answer; try again',
  'too-slow': 'it took too long; try again',
  crashed: 'git failed on this machine; is the disk full?',
  'not-installed': 'git is not installed',
  'not-a-ledger': 'the branch holds something else; name another with --ledger-branch',
  taken: 'a record with this id and other content is there; run bounce-gate ledger audit',
  invalid: 'the record is not fit to be written',
};

/** A ledger that could not be reached, as a line. */
export function unreachableText(reason: LedgerReason): string {
  return `The ledger could not be reached: ${ledgerReasonProse[reason]}.\n`;
}

/** No ledger is there yet. */
export const ledgerAbsent =
  'There is no ledger yet. The Action starts one with its first recorded check, and bounce-gate record with the first outcome.\n';

/** A sync in words. */
export function syncText(synced: LedgerSynced): string {
  if (synced.kind === 'unreachable') return unreachableText(synced.reason);
  if (synced.kind === 'pending-unreadable') {
    return `${synced.file} cannot be read, so nothing was touched. It may hold records that are nowhere else: repair it, or move it away.\n`;
  }
  const { tip, waiting, written, rewritten } = synced;
  if (rewritten) {
    return 'The ledger was rewritten: the commit that was seen before is no longer part of it. Checks here stay unchecked until you have looked: bounce-gate ledger audit. If the rewriting was meant: bounce-gate ledger sync --trust-rewritten.\n';
  }
  if (tip === null && waiting === 0) return ledgerAbsent;
  const pending = written === 0 ? '' : `${counted(written, 'pending record')} written. `;
  const inbox =
    waiting === 0
      ? ''
      : ` ${counted(waiting, 'record waits', 'records wait')} in the inbox: bounce-gate ledger fold.`;
  const at = tip === null ? '' : ` at ${tip.slice(0, 12)}`;
  return `${pending}The ledger is here${at}.${inbox}\n`;
}

/** An audit in words: the verdict first, then each thing that was found with the ids of the first records. */
export function auditText(audit: LedgerAudit): string {
  const size = `${counted(audit.records, 'record')} in ${counted(audit.commits, 'commit')}`;
  const heading = headingOf(audit, size);
  const lines = [
    ...(audit.descends === false ? ['the branch was rewritten: the commit seen before is gone'] : []),
    ...sample(audit.edited, 'edited after it was committed', 'edited after they were committed'),
    ...sample(audit.dropped, 'dropped', 'dropped'),
    ...sample(audit.backdated, writtenLate, writtenLate),
    ...sample(audit.postdated, writtenEarly, writtenEarly),
    ...sample(audit.forged, 'other in a segment than committed', 'other in segments than committed'),
    ...sample(
      audit.conflicting,
      'waiting with other content than the branch has',
      'waiting with other content than the branch has',
    ),
    ...audit.brokenSegments.map((month) => `segment ${month} does not fit its digests`),
    ...(audit.foreign > 0 ? [`${counted(audit.foreign, 'change')} of paths that are no records`] : []),
    ...(audit.strange > 0 ? [`${counted(audit.strange, 'ref')} in the inbox that hold no records`] : []),
  ];
  const notes = [
    ...(audit.waiting > 0
      ? [`${counted(audit.waiting, 'record waits', 'records wait')} in the inbox: bounce-gate ledger fold`]
      : []),
    ...(audit.locked === true ? [ledgerReasonProse.locked] : []),
  ];
  return `${[heading, ...[...lines, ...notes].map((line) => `  ${line}`)].join('\n')}\n`;
}

const writtenLate =
  'dated more than a day before being committed: written late from a pending file, by a clock that was wrong, or back-dated';
const writtenEarly = 'dated after being committed: by a clock that was wrong, or on purpose';

function headingOf(audit: LedgerAudit, size: string): string {
  return isUntouched(audit)
    ? `Nothing was rewritten, dropped or edited: ${size}.`
    : `The ledger was tampered with, or damaged: ${size}.`;
}

function sample({ count: total, first }: IdSample, one: string, many: string): string[] {
  if (total === 0) return [];
  const shown = first.slice(0, 3).join(', ');
  const more = total > 3 ? ` and ${count(total - 3)} more` : '';
  return [`${counted(total, 'record')} ${total === 1 ? one : many} (${shown}${more})`];
}

/** What folding and compacting did, as the shell got it. */
export interface FoldTold {
  readonly folded:
    | { readonly kind: 'folded'; readonly folded: number; readonly left: number }
    | { readonly kind: 'nothing'; readonly left: number };
  readonly compacted:
    | { readonly kind: 'compacted'; readonly months: readonly string[]; readonly records: number }
    | { readonly kind: 'nothing' }
    | { readonly kind: 'unreachable'; readonly reason: LedgerReason };
}

/** A fold in words. */
export function foldText({ folded, compacted }: FoldTold): string {
  const left = folded.left === 0 ? '' : ` ${counted(folded.left, 'ref stays', 'refs stay')} in the inbox.`;
  const inbox =
    folded.kind === 'folded'
      ? `${counted(folded.folded, 'waiting record')} put on the branch.${left}`
      : `Nothing waited in the inbox.${left}`;
  if (compacted.kind === 'unreachable') {
    return `${inbox}\nOlder months were not put together: ${ledgerReasonProse[compacted.reason]}.\n`;
  }
  if (compacted.kind === 'nothing') return `${inbox}\n`;
  return `${inbox}\n${counted(compacted.records, 'record')} of ${compacted.months.join(', ')} put into one file a month; nothing was rewritten.\n`;
}
