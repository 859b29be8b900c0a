import type { BounceReply } from '../../../src/core/bounce/bounce-reply.ts';

/** A reply of which only some parts are known. */
export function replyOf(parts: Partial<BounceReply>): BounceReply {
  return {
    diagnostic: null,
    status: null,
    replyCode: null,
    command: null,
    remoteHost: null,
    reported: null,
    ...parts,
  };
}
