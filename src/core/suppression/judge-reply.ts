import { type BounceClass, consequenceOf, kindOf } from '../bounce/bounce-class.ts';
import { classifyBounce } from '../bounce/classify-bounce.ts';
import { hardDetail } from './hard-detail.ts';
import type { HardBounceDetail } from './suppression-reason.ts';

/** What a reply beside an entry says of it: `none` is that it speaks of no bounce that counts. */
export interface JudgedReply {
  readonly kind: 'hard' | 'soft' | 'block' | 'none' | 'complaint';
  readonly detail: HardBounceDetail;
  /** The class, where a history keeps it: that of a soft bounce, and of a mailbox that may be tried once more. */
  readonly keptClass?: BounceClass;
}

/** Reads the reply and the status beside an entry as `classify` does; null where they say nothing for sure. */
export function judgeReply(reply: string, status: string): JudgedReply | null {
  if (reply === '' && status === '') return null;
  const isReplyCode = /^[245]\d\d$/.test(status);
  const judgement = classifyBounce({
    diagnostic: reply,
    status: isReplyCode || status === '' ? null : status,
    replyCode: isReplyCode ? status : null,
    command: null,
    remoteHost: null,
    reported: null,
  });
  if (judgement.confidence === 'low') return null;
  if (judgement.class === 'feedback') return { kind: 'complaint', detail: 'unspecified' };
  const kind = kindOf(judgement.class);
  // because too much mail at once, or greylisting, is no bounce that counts
  const isCounted = consequenceOf(judgement.class).action !== 'never';
  const detail = hardDetail(judgement);
  if (kind === 'soft' && !isCounted) return { kind: 'none', detail };
  const isKept = kind === 'soft' || judgement.class === 'disabled';
  return { kind, detail, ...(isKept ? { keptClass: judgement.class } : {}) };
}
