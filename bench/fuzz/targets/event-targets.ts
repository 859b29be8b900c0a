import { classifyBounce } from '../../../src/core/bounce/classify-bounce.ts';
import { parseBounceLine } from '../../../src/core/bounce/parse-bounce-line.ts';
import { readPastedReply } from '../../../src/core/bounce/read-pasted-reply.ts';
import { labelledReplies } from '../../../test/core/bounce/labelled-replies.ts';
import { eventSamples, readEventSample } from '../../../test/core/events/read-event-sample.ts';
import { type FuzzTarget, hiddenReading, textInput, textOf } from '../fuzz-target.ts';

/** Webhook dumps, answers of APIs, tables of events, logs of mail servers, mails and mailboxes. */
export const eventsTarget: FuzzTarget = {
  name: 'events',
  seeds: () => eventSamples().map(({ file, bytes }) => ({ name: file, bytes })),
  read: async ({ name, bytes }, sizes) => {
    const read = await readEventSample(name, bytes, sizes);
    if (typeof read === 'string') return { shape: read.split(' ', 1)[0] ?? '', told: read, shown: read };
    const { forms, leftOut, notUnderstood } = read;
    const judged = new Set(read.rows.map((row) => row.slice(row.lastIndexOf('->'))));
    return {
      shape: [...Object.keys(forms), ...[...judged].sort()].join(' '),
      told: JSON.stringify(read),
      shown: JSON.stringify([forms, leftOut, notUnderstood]),
    };
  },
};

/** Lines that `classify` reads, and the replies of mail servers in them. */
export const bouncesTarget: FuzzTarget = {
  name: 'bounces',
  seeds: () =>
    labelledReplies.map((labelled, index) => textInput(`${index}`, JSON.stringify(labelled.reply))),
  read: async (input) => {
    const text = textOf(input);
    const line = parseBounceLine(text);
    const judged = line.ok ? classifyBounce(line.reply) : line.error;
    const pasted = readPastedReply(text);
    const shape = typeof judged === 'string' ? judged : judged.rule;
    return hiddenReading(`${shape} ${pasted?.rule}`, [judged, pasted]);
  },
};
