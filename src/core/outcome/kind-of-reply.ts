import { kindOf } from '../bounce/bounce-class.ts';
import { type BounceJudgement, classifyBounce } from '../bounce/classify-bounce.ts';
import type { ClassifyReply, EventReply } from './classify-event.ts';

const enhanced = /^[245]\.\d{1,3}\.\d{1,3}$/;
const basic = /^[245]\d\d$/;

/** Judges the reply of an event by itself: without its server, and without the tool's own word. */
export function judgeReply({ status, diagnostic }: EventReply): BounceJudgement {
  return classifyBounce({
    diagnostic: diagnostic === '' ? null : diagnostic,
    status: enhanced.test(status) ? status : null,
    replyCode: basic.test(status) ? status : null,
    command: null,
    remoteHost: null,
    reported: null,
  });
}

/** Whether `judgeReply` passes over nothing of what stands as a status. */
export function isWholeStatus(status: string): boolean {
  return status === '' || enhanced.test(status) || basic.test(status);
}

/** What a judgement says of a reply; null where it says nothing. */
export function kindOfJudgement(judged: BounceJudgement): ReturnType<ClassifyReply> {
  return judged.class === 'undetermined' ? null : kindOf(judged.class);
}

/** Reads the reply of an event as `classify` reads bounces; null where it says nothing. */
export const kindOfReply: ClassifyReply = (reply) => kindOfJudgement(judgeReply(reply));
