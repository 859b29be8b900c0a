import { type EventMeaning, meaningOf } from '../outcome/event-word.ts';
import { judgeReply } from './judge-reply.ts';
import type { SuppressionRow } from './parse-suppression-row.ts';
import { readStatus, type StatusReading } from './read-status.ts';
import {
  type HardBounceDetail,
  parseHardBounceDetail,
  parseSuppressionReason,
  type SuppressionReason,
} from './suppression-reason.ts';

type Reason = Pick<SuppressionRow, 'reason' | 'detail' | 'unknownReason'>;

/** Why a row suppresses, by the words, codes and replies of its cells; `left-out` where its reply says that it should not. */
export function parseReason(
  reasonCell: string,
  statusCell: string,
  reasonOfFile: SuppressionReason | null,
): Reason | 'left-out' {
  const status = readStatus(statusCell) ?? readStatus(reasonCell);
  const named = parseSuppressionReason(reasonCell) ?? parseSuppressionReason(statusCell);
  const replied = status === null || !isOpen(named, reasonCell) ? null : ofReply(reasonCell, statusCell);
  if (replied !== null) return replied;
  if (named !== null) {
    const word = named === 'hard-bounce' ? reasonCell || statusCell : '';
    return { reason: named, detail: detailOf(status, word) };
  }
  if (status !== null) {
    return { reason: status.kind === 'hard' ? 'hard-bounce' : 'soft-bounce', detail: detailOf(status, '') };
  }
  return fallback(reasonCell, statusCell, reasonOfFile);
}

/** What becomes of mail that arrived, or is still on its way: no reason to suppress anybody. */
const harmless: ReadonlySet<EventMeaning> = new Set(['delivered', 'sent', 'told', 'other']);

function fallback(
  reasonCell: string,
  statusCell: string,
  reasonOfFile: SuppressionReason | null,
): Reason | 'left-out' {
  const meaning = reasonCell === '' ? null : meaningOf(reasonCell);
  if (meaning !== null && harmless.has(meaning)) return 'left-out';
  const reason: Reason = { reason: reasonOfFile ?? 'manual', detail: 'unspecified' };
  if (reasonCell !== '') return { ...reason, unknownReason: 'reason' };
  return statusCell === '' ? reason : { ...reason, unknownReason: 'status' };
}

// because "bounce" alone leaves open which kind, and the reply beside it says so
function isOpen(named: SuppressionReason | null, reasonCell: string): boolean {
  return named === null || (named === 'hard-bounce' && /^(bounce[ds]?)?$/i.test(reasonCell));
}

const plainCode = /^[245](\d\d|\.\d{1,3}\.\d{1,3})$/;

/** By the reply of a row, where it says for sure what it means; null where it does not. */
function ofReply(reasonCell: string, statusCell: string): Reason | 'left-out' | null {
  const isCode = plainCode.test(statusCell);
  const judged = judgeReply(isCode ? reasonCell : `${reasonCell} ${statusCell}`, isCode ? statusCell : '');
  switch (judged?.kind) {
    case 'block':
    case 'none':
      return 'left-out';
    case 'complaint':
      return { reason: 'complaint', detail: 'unspecified' };
    case 'hard':
      return { reason: 'hard-bounce', detail: judged.detail };
    case 'soft':
      return { reason: 'soft-bounce', detail: 'unspecified' };
    default:
      return readStatus(statusCell)?.kind === 'soft'
        ? { reason: 'soft-bounce', detail: 'unspecified' }
        : null;
  }
}

function detailOf(status: StatusReading | null, word: string): HardBounceDetail {
  if (status === null) return word === '' ? 'unspecified' : parseHardBounceDetail(word);
  return status.kind === 'hard' ? status.detail : 'unspecified';
}
