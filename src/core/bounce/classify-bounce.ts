import { type BounceClass, kindOf, temporaryTwin } from './bounce-class.ts';
import type { BounceReply } from './bounce-reply.ts';
import { type Evidence, readEvidence } from './read-evidence.ts';
import { replyRules } from './reply-rules.ts';
import { bounceMatcher } from './rules/bounce-matcher.ts';
import { plainStatuses, statusRules, weakStatuses } from './status-rules.ts';
import type { Confidence, TextRule } from './text-rule.ts';

/** What a reply says about the recipient, and why it is read like that. */
export interface BounceJudgement {
  readonly class: BounceClass;
  /** The stable id of the rule that decided. */
  readonly rule: string;
  readonly confidence: Confidence;
  /** The words or the code that decided: a phrase of the rule, a status, a reply code; empty when nothing spoke. */
  readonly decidedBy: string;
}

/**
 * Reads one refusal. Evidence in this order: signs that it is no bounce; a provider's own words; phrases; the enhanced
 * status; the reply code with the command it answered; the sending service's own class; else `undetermined`.
 */
export function classifyBounce(reply: BounceReply): BounceJudgement {
  const evidence = readEvidence(reply, bounceMatcher());
  const plainStatus = evidence.status !== null && plainStatuses.has(evidence.status.slice(2));
  return (
    judgeText(evidence, (rule) => !(plainStatus && rule.yields === true)) ??
    judgeSuccess(evidence) ??
    judgeStatus(evidence) ??
    judgeReplyCode(evidence) ??
    judgeReported(reply) ?? { class: 'undetermined', rule: 'nothing-known', confidence: 'low', decidedBy: '' }
  );
}

function judgeText(evidence: Evidence, counts: (rule: TextRule) => boolean): BounceJudgement | null {
  const match = evidence.matches.firstRule((rule) => counts(rule) && admits(rule, evidence));
  if (match === null) return null;
  const { rule, phrase } = match;
  const judged = { class: rule.class, rule: rule.id, confidence: rule.confidence, decidedBy: phrase };
  if (rule.final === true) return judged;
  if (rule.deniable === true && isDoubtful(evidence)) {
    return { ...judged, class: 'unknown-user-temp', rule: `${rule.id}-doubtful`, confidence: 'low' };
  }
  return { ...judged, class: inContext(rule.class, evidence) };
}

/** Whether the conditions of a rule other than its phrases hold. */
function admits(rule: TextRule, { stage, status, temporary }: Evidence): boolean {
  if (rule.stages !== undefined && !rule.stages.includes(stage)) return false;
  if (rule.statuses !== undefined && !rule.statuses.includes(status ?? 'none')) return false;
  if (rule.temporary !== undefined && rule.temporary !== (temporary === true)) return false;
  if (rule.failure === undefined || temporary === null) return true;
  return rule.failure === 'temporary' && temporary;
}

/** Mailbox, network, content, policy. */
const unfittingSubjects: ReadonlySet<string> = new Set(['2', '4', '6', '7']);

/**
 * "User unknown" where the rest of the reply does not fit: after the message was sent, whatever the status, or with a
 * status that speaks of mailbox, network, content or policy outside RCPT. Filters that hide behind these words do so; a
 * second one settles it.
 */
function isDoubtful({ stage, status }: Evidence): boolean {
  if (stage === 'rcpt' || stage === 'mail') return false;
  if (stage === 'data') return true;
  const subject = status?.charAt(2) ?? 'none';
  if (subject === '1') return false;
  return stage !== null || unfittingSubjects.has(subject);
}

/** A class as the circumstances change it: an answer to MAIL is about the sender, a 4xx is only for now. */
function inContext(bounceClass: BounceClass, { stage, temporary }: Evidence): BounceClass {
  if (stage === 'mail' && kindOf(bounceClass) === 'hard') return 'sender-rejected';
  return temporary === true ? (temporaryTwin.get(bounceClass) ?? bounceClass) : bounceClass;
}

function judgeSuccess({ delivered }: Evidence): BounceJudgement | null {
  if (!delivered) return null;
  return { class: 'delivered', rule: 'status-success', confidence: 'high', decidedBy: '2.x.x' };
}

function judgeStatus(evidence: Evidence): BounceJudgement | null {
  const { status, temporary } = evidence;
  if (status === null) return null;
  const detail = status.slice(2);
  const subject = detail.slice(0, detail.indexOf('.'));
  const found =
    (temporary === true ? statusRules.get(`temporary ${detail}`) : undefined) ??
    statusRules.get(detail) ??
    statusRules.get(subject);
  if (found === undefined) return null;
  if (found === 'unknown-user' && isDoubtful(evidence)) {
    return {
      class: 'unknown-user-temp',
      rule: `status-${status}-doubtful`,
      confidence: 'low',
      decidedBy: status,
    };
  }
  return {
    class: inContext(found, evidence),
    rule: `status-${status}`,
    confidence: weakStatuses.has(detail) ? 'low' : 'medium',
    decidedBy: status,
  };
}

function judgeReplyCode(evidence: Evidence): BounceJudgement | null {
  const { replyCode, stage } = evidence;
  if (replyCode === null) return null;
  const found =
    replyRules.get(`${stage} ${replyCode}`) ??
    replyRules.get(replyCode) ??
    (replyCode.startsWith('5') ? replyRules.get(stage ?? '') : undefined);
  if (found === undefined) return null;
  const rule = stage === null ? `reply-${replyCode}` : `reply-${replyCode}-${stage}`;
  return { class: inContext(found, evidence), rule, confidence: 'low', decidedBy: replyCode };
}

function judgeReported({ reported }: BounceReply): BounceJudgement | null {
  if (reported === null) return null;
  return { class: reported, rule: 'reported-class', confidence: 'medium', decidedBy: reported };
}
