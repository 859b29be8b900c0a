import { consequenceOf, kindOf } from '../core/bounce/bounce-class.ts';
import { bounceRecord } from '../core/bounce/bounce-record.ts';
import type { BounceJudgement } from '../core/bounce/classify-bounce.ts';
import { jsonText } from './json-text.ts';
import { classProse, confidenceWords, consequenceSentence, kindWords } from './prose/bounces.ts';
import { show } from './show.ts';

/** A judgement of a reply for a terminal: what it is, what to do, and what decided. Nothing of the reply is repeated. */
export function bounceText(judgement: BounceJudgement): string {
  const { class: bounceClass, rule, confidence, decidedBy } = judgement;
  const kind = kindOf(bounceClass);
  const why =
    decidedBy === ''
      ? `Decided by nothing that the reply says (rule ${rule}, ${confidenceWords[confidence]}).`
      : `Decided by "${show(decidedBy)}" (rule ${rule}, ${confidenceWords[confidence]}).`;
  return [
    `${kindWords[kind]}, ${bounceClass}: ${classProse[bounceClass]}`,
    consequenceSentence(consequenceOf(bounceClass), kind),
    why,
    '',
  ].join('\n');
}

/** The same as JSON, with the words or the code that decided. */
export function bounceJson(judgement: BounceJudgement): string {
  return `${jsonText({ ...bounceRecord(judgement), decidedBy: judgement.decidedBy })}\n`;
}
