import { type BounceJudgement, classifyBounce } from './classify-bounce.ts';
import { parseStatus } from './scan-codes.ts';

/**
 * Reads a text that somebody pasted as the reply of a server: when it begins with a reply code or a status, or when its words
 * say something of a bounce. Null for any other text.
 */
export function readPastedReply(text: string): BounceJudgement | null {
  const judgement = classifyBounce({
    diagnostic: text,
    status: null,
    replyCode: null,
    command: null,
    remoteHost: null,
    reported: null,
  });
  const head = text.trimStart().slice(0, 20);
  const begins = /^[245]\d\d(?:[ \t-]|$)/.test(head) || parseStatus(head) !== null;
  return begins || judgement.rule !== 'nothing-known' ? judgement : null;
}
