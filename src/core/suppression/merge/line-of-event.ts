import { type BounceClass, consequenceOf, kindOf } from '../../bounce/bounce-class.ts';
import type { BounceJudgement } from '../../bounce/classify-bounce.ts';
import { judgeEvent } from '../../events/judge-event.ts';
import { type DayNumber, dayOfInstant } from '../../list/parse-day.ts';
import type { EventRow } from '../../outcome/event-row.ts';
import { hardDetail } from '../hard-detail.ts';
import { campaignTag } from '../history/campaign-tag.ts';
import { type MailHistory, noHistory } from '../history/mail-history.ts';
import { normalizeScope } from '../normalize-scope.ts';
import { parseTarget } from '../parse-target.ts';
import type { HardBounceDetail, SuppressionReason } from '../suppression-reason.ts';
import { type CanonicalEntry, entryOf } from './canonical-entry.ts';

/** What became of one event; `refused` is a refusal that says nothing of the address, `undated` a soft bounce without a day. */
export type EventFate =
  | 'hard'
  | 'soft'
  | 'refused'
  | 'complained'
  | 'unsubscribed'
  | 'delivered'
  | 'nothing'
  | 'undated';

/** What an event comes to: its fate, and a line for the canonical file where it makes one. */
export interface EventLine {
  readonly fate: EventFate;
  readonly line?: CanonicalEntry;
  /** When mail was delivered; only of a delivery that has a day. */
  readonly deliveredDay?: DayNumber;
}

interface Statement {
  readonly reason: SuppressionReason;
  readonly detail?: HardBounceDetail;
  readonly scope?: string;
  readonly history?: MailHistory;
}

/** Reads what an event says for the canonical file; null for one that is not understood. `form` is what it was read as. */
export function lineOfEvent(row: EventRow, form: string, asOfDay: DayNumber): EventLine | null {
  const judged = judgeEvent(row);
  if (judged === null) return null;
  const day = dayOf(row, asOfDay);
  // because most events are deliveries, which make no line
  if (judged.kind === 'delivered')
    return { fate: 'delivered', ...(day === null ? {} : { deliveredDay: day }) };
  const target = parseTarget(row.address, '');
  if (target?.kind !== 'address') return null;
  const line = ({ reason, detail = 'unspecified', scope = 'global', history = noHistory }: Statement) => {
    const said = { target, reason, detail, scope, history, createdDay: day, expiresDay: null, count: 1 };
    return entryOf(said, [form]);
  };
  switch (judged.kind) {
    case 'bounced':
      return bounceLine(judged.judgement, { row, day, line });
    case 'complained':
      return { fate: 'complained', line: line({ reason: 'complaint' }) };
    case 'unsubscribed':
      return {
        fate: 'unsubscribed',
        line: line({ reason: 'unsubscribe', scope: normalizeScope(judged.scope) }),
      };
    default:
      return { fate: 'nothing' };
  }
}

// because a day in the future would be newer than everything that happens until then; zones may already show tomorrow
function dayOf({ atMs }: EventRow, asOfDay: DayNumber): DayNumber | null {
  const day = atMs === undefined ? null : dayOfInstant(atMs);
  return day === null || day > asOfDay + 1 ? null : day;
}

interface Bounce {
  readonly row: EventRow;
  readonly day: DayNumber | null;
  readonly line: (statement: Statement) => CanonicalEntry;
}

function bounceLine(judgement: BounceJudgement, { row, day, line }: Bounce): EventLine {
  const { class: bounceClass } = judgement;
  switch (consequenceOf(bounceClass).action) {
    case 'never':
      return { fate: kindOf(bounceClass) === 'none' ? 'nothing' : 'refused' };
    case 'suppress-after':
      if (day === null) return { fate: 'undated' };
      return {
        fate: 'soft',
        line: line({ reason: 'soft-bounce', history: historyOf(bounceClass, row, day) }),
      };
    default: {
      if (bounceClass === 'feedback') return { fate: 'complained', line: line({ reason: 'complaint' }) };
      // because only of a disabled mailbox does it matter later which class it was
      const history =
        bounceClass === 'disabled' && day !== null ? historyOf(bounceClass, row, day) : noHistory;
      return { fate: 'hard', line: line({ reason: 'hard-bounce', detail: hardDetail(judgement), history }) };
    }
  }
}

function historyOf(
  word: BounceClass,
  { campaign = '', message = '' }: EventRow,
  day: DayNumber,
): MailHistory {
  return [{ day, word, tag: campaignTag(campaign, message) }];
}
