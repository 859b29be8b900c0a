import { type BounceJudgement, classifyBounce } from '../bounce/classify-bounce.ts';
import { classifyEvent } from '../outcome/classify-event.ts';
import type { EventRow } from '../outcome/event-row.ts';
import { isWholeStatus, judgeReply, kindOfJudgement } from '../outcome/kind-of-reply.ts';
import { eventClass } from './event-class.ts';
import { eventKinds } from './event-kind.ts';
import { isMailbox } from './is-mailbox.ts';

/**
 * What an event means for an address: it bounced, as judged; it was delivered; the person complained or opted out (of
 * what `scope` says, empty for all mail); or nothing.
 */
export type JudgedEvent =
  | { readonly kind: 'bounced'; readonly judgement: BounceJudgement }
  | { readonly kind: 'delivered' }
  | { readonly kind: 'complained' }
  | { readonly kind: 'unsubscribed'; readonly scope: string }
  | { readonly kind: 'nothing' };

const complaints: ReadonlySet<string> = new Set([
  'abuse',
  'complained',
  'complaint',
  'complaints',
  'feedback',
  'spam',
  'spamcomplaint',
  'spamreport',
]);
const optOuts: ReadonlySet<string> = new Set([
  'linkunsubscribe',
  'listunsubscribe',
  'optout',
  'unsub',
  'unsubscribe',
  'unsubscribed',
  'unsubscribes',
]);
/** A mail that somebody opened has arrived; an automatic answer may come for an address that takes none. */
const openings: ReadonlySet<string> = new Set(['click', 'clicked', 'clicks', 'open', 'opened', 'opens']);

/**
 * Judges one event for the suppression file, where `classifyEvent` counts it for an outcome: what the server replied comes
 * before the tool's own word, so that a refusal for reputation is never held against the address. Null for an event without
 * an address, or whose word is not known.
 */
export function judgeEvent(row: EventRow): JudgedEvent | null {
  if (!isMailbox(row.address)) return null;
  const word = plainWord(row.event);
  if (complaints.has(word)) return { kind: 'complained' };
  if (optOuts.has(word)) return { kind: 'unsubscribed', scope: row.scope ?? '' };
  if (openings.has(word)) return { kind: 'delivered' };
  let ofReply: BounceJudgement | null = null;
  const classified = classifyEvent(row, (reply) => {
    ofReply = judgeReply(reply);
    return kindOfJudgement(ofReply);
  });
  if (classified === null) return null;
  switch (classified.meaning) {
    case 'hard':
    case 'soft':
    case 'block':
      return { kind: 'bounced', judgement: judgeBounce(row, classified.meaning, ofReply) };
    case 'delivered':
      return { kind: 'delivered' };
    case 'dropped':
      return judgeDrop(row);
    default:
      return { kind: 'nothing' };
  }
}

const isKind: ReadonlySet<string> = new Set(eventKinds);

function plainWord(event: string): string {
  if (isKind.has(event)) return event;
  return event
    .slice(0, 60)
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')
    .replace(/^email/, '');
}

function judgeBounce(
  row: EventRow,
  meaning: 'hard' | 'soft' | 'block',
  ofReply: BounceJudgement | null,
): BounceJudgement {
  const { status = '', remoteHost } = row;
  // because the tool's own word counts only where the reply says nothing, and reading each reply twice takes its time
  const isJudged = ofReply !== null && ofReply.class !== 'undetermined';
  if (isJudged && remoteHost === undefined && isWholeStatus(status)) return ofReply;
  const isReplyCode = /^[245]\d\d$/.test(status);
  return classifyBounce({
    diagnostic: row.diagnostic ?? null,
    status: isReplyCode || status === '' ? null : status,
    replyCode: isReplyCode ? status : null,
    command: null,
    remoteHost: row.remoteHost ?? null,
    reported: row.reported ?? eventClass[meaning],
  });
}

/** A tool does not send to whom it has on file: that says the same again. */
function judgeDrop({ kind, scope = '' }: EventRow): JudgedEvent {
  if (kind === 'complained') return { kind: 'complained' };
  if (kind === 'unsubscribed') return { kind: 'unsubscribed', scope };
  if (kind !== 'bounced' && kind !== 'invalid') return { kind: 'nothing' };
  const judged = kind === 'invalid' ? 'bad-syntax' : eventClass.hard;
  const decidedBy = kind;
  return {
    kind: 'bounced',
    judgement: { class: judged, rule: 'reported-drop', confidence: 'medium', decidedBy },
  };
}
