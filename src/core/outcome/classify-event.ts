import { readStatus } from '../suppression/read-status.ts';
import type { EventRow } from './event-row.ts';
import { type EventMeaning, meaningOf } from './event-word.ts';

/** A refusal as an event tells it; either text may be empty. */
export interface EventReply {
  readonly status: string;
  readonly diagnostic: string;
}

/**
 * Says what a reply says: the address takes no mail (hard), not now (soft), nothing about the address (block), or that it
 * is no bounce; null when it says nothing.
 */
export type ClassifyReply = (reply: EventReply) => 'hard' | 'soft' | 'block' | 'none' | null;

/** What an event means for the count; `assumed` when nothing but the word "bounce" says that it was a hard one. */
export interface ClassifiedEvent {
  readonly meaning: Exclude<EventMeaning, 'bounce'>;
  readonly assumed: boolean;
}

/**
 * What an event says happened; null when its word is not known. A word that says hard, soft or block stands, because it is
 * the tool's own count. Where it only says "bounce" the reply decides; without one the bounce counts as hard, which is
 * what tools mean that have another word for the rest.
 */
export function classifyEvent(
  row: EventRow,
  classify: ClassifyReply = classifyByStatus,
): ClassifiedEvent | null {
  const { event, kind = '', diagnostic = '' } = row;
  const meaning = meaningOf(event);
  if (meaning !== null && meaning !== 'bounce') return { meaning, assumed: false };
  // because an export of bounces has a code where others have a word, or no such column at all
  const isReply = meaning === null && readStatus(event) !== null;
  const status = isReply ? event : (row.status ?? '');
  const saysNothing = `${kind}${status}${diagnostic}` === '';
  if (meaning === null && !isReply && (event !== '' || saysNothing)) return null;
  const ofKind = meaningOf(kind);
  if (ofKind === 'hard' || ofKind === 'soft' || ofKind === 'block')
    return { meaning: ofKind, assumed: false };
  const ofReply = `${status}${diagnostic}` === '' ? null : classify({ status, diagnostic });
  if (ofReply === 'none') return { meaning: 'told', assumed: false };
  return { meaning: ofReply ?? 'hard', assumed: ofReply === null };
}

/** By codes alone (RFC 3463, RFC 5321 4.2.1): the enhanced status first, wherever it stands. */
function classifyByStatus({ status, diagnostic }: EventReply): ReturnType<ClassifyReply> {
  const read = readStatus(status) ?? readStatus(diagnostic);
  if (read === null || read.kind === 'soft') return read === null ? null : 'soft';
  return read.detail === 'policy-refusal' ? 'block' : 'hard';
}
