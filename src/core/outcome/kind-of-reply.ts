import { kindOf } from '../bounce/bounce-class.ts';
import { classifyBounce } from '../bounce/classify-bounce.ts';
import type { ClassifyReply } from './classify-event.ts';

const enhanced = /^[245]\.\d{1,3}\.\d{1,3}$/;
const basic = /^[245]\d\d$/;

/** Reads the reply of an event as `classify` reads bounces; null where it says nothing. */
export const kindOfReply: ClassifyReply = ({ status, diagnostic }) => {
  const judged = classifyBounce({
    diagnostic: diagnostic === '' ? null : diagnostic,
    status: enhanced.test(status) ? status : null,
    replyCode: basic.test(status) ? status : null,
    command: null,
    remoteHost: null,
    reported: null,
  });
  return judged.class === 'undetermined' ? null : kindOf(judged.class);
};
