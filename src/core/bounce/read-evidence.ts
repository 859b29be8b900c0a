import type { BounceReply } from './bounce-reply.ts';
import { foldText } from './fold-text.ts';
import type { RuleMatcher, TextMatches } from './match-rules.ts';
import { parseStatus, scanCodes } from './scan-codes.ts';
import { stageOfCommand } from './stage-of-command.ts';
import type { Stage } from './text-rule.ts';
import { wordsOfReply } from './words-of-reply.ts';

/** Everything in a reply that bears on its class. */
export interface Evidence {
  readonly matches: TextMatches;
  readonly stage: Stage;
  /** The enhanced status that says something: the innermost that is not x.0.0; null for none. */
  readonly status: string | null;
  /** The SMTP reply code; null for none. */
  readonly replyCode: string | null;
  /** Whether the refusal is for now (4xx) or for good (5xx); null when nothing says so. */
  readonly temporary: boolean | null;
  /** Whether the report states a success (2.x.x, 250) and no failure. */
  readonly delivered: boolean;
}

/** Reads text, codes and command of a reply. */
export function readEvidence(reply: BounceReply, matcher: RuleMatcher): Evidence {
  const folded = foldText(reply.diagnostic ?? '');
  const matches = matcher.match(wordsOfReply(folded, hostOf(reply)));
  const codes = scanCodes(folded);
  const stated = parseStatus(reply.status ?? '');
  const replyCode = codeOf(reply.replyCode) ?? innermostOf(codes.replies);
  const status =
    informativeOf(codes.statuses, replyCode) ?? informativeOf(stated === null ? [] : [stated], replyCode);
  return {
    matches,
    stage: stageOf(matches, reply),
    status: status?.startsWith('2') ? null : status,
    replyCode,
    temporary: temporaryOf(replyCode ?? codes.statuses.at(-1) ?? stated),
    delivered: replyCode === null && codes.statuses.length === 0 && saysSuccess(reply, stated, folded),
  };
}

/** By its status; else, where nobody says that it bounced, by its reply code or by how its text begins. */
function saysSuccess({ replyCode, reported }: BounceReply, stated: string | null, text: string): boolean {
  if (stated !== null) return stated.startsWith('2');
  if (reported !== null) return false;
  return (
    /^\s*2\d\d(?:[\s-]|$)/.test(replyCode ?? '') || /^\s{0,20}2(?:\d\d|\.\d\.\d{1,3})(?:[\s-]|$)/.test(text)
  );
}

function hostOf({ remoteHost }: BounceReply): string {
  const host = (remoteHost ?? '').slice(0, 255).trim();
  return host.includes(' ') ? host.slice(0, host.indexOf(' ')) : host;
}

function stageOf(matches: TextMatches, { command }: BounceReply): Stage {
  if (matches.watched('rcpt')) return 'rcpt';
  const stated = command === null ? null : stageOfCommand(command);
  if (stated !== null) return stated;
  if (matches.watched('mail')) return 'mail';
  if (matches.watched('connect')) return 'connect';
  return matches.watched('data') ? 'data' : null;
}

function codeOf(replyCode: string | null): string | null {
  const code = (replyCode ?? '').trim().slice(0, 3);
  return /^[45]\d\d$/.test(code) ? code : null;
}

/** The last reply code but those that only follow a refusal: 503 (out of order) and 421 (closing). */
function innermostOf(replies: readonly string[]): string | null {
  return replies.findLast((reply) => reply !== '503' && reply !== '421') ?? replies.at(-1) ?? null;
}

/**
 * The innermost status that says something. x.0.0 says nothing; 4.4.7 (expired), x.5.x (commands out of order, after the
 * refusal) and those of another class than the reply code step back when there is another.
 */
function informativeOf(statuses: readonly string[], replyCode: string | null): string | null {
  const telling = statuses.filter((status) => !status.endsWith('.0.0'));
  const first = telling.filter((status) => !status.endsWith('.4.7') && status.charAt(2) !== '5');
  const fitting = first.findLast((status) => status.charAt(0) === replyCode?.charAt(0));
  return fitting ?? first.at(-1) ?? telling.at(-1) ?? null;
}

/** Whether a code says "for now": RFC 5321 4.2.1 gives the reply code the word, a status only where there is none. */
function temporaryOf(code: string | null): boolean | null {
  return code === null ? null : code.startsWith('4');
}
