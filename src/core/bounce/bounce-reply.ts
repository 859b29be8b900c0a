import type { BounceClass } from './bounce-class.ts';

/** One refusal as it was reported; what is not known is null. */
export interface BounceReply {
  /** What the server said, as text; may hold codes, addresses and several lines. */
  readonly diagnostic: string | null;
  /** The enhanced status of RFC 3463 that the report states beside the text (`5.1.1`). */
  readonly status: string | null;
  /** The SMTP reply code stated beside the text (`550`). */
  readonly replyCode: string | null;
  /** The SMTP command that was answered (`RCPT`). */
  readonly command: string | null;
  /** The host that said it. */
  readonly remoteHost: string | null;
  /** The class that a sending service's own word for the bounce stands for; asked last. */
  readonly reported: BounceClass | null;
}
