import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { classifyBounce } from '../../../src/core/bounce/classify-bounce.ts';
import { labelledReplies } from './labelled-replies.ts';
import { replyOf } from './reply-of.ts';

const anyText = fc.option(fc.oneof(fc.string(), fc.string({ unit: 'binary', maxLength: 200 })), {
  nil: null,
});
const anyReply = fc.record({
  diagnostic: anyText,
  status: anyText,
  replyCode: anyText,
  command: anyText,
  remoteHost: anyText,
  reported: fc.constant(null),
});
const someReply = fc.constantFrom(...labelledReplies.map(({ reply }) => reply));

test('every text gets a judgement, and the same one each time', () => {
  fc.assert(
    fc.property(anyReply, (reply) => {
      expect(classifyBounce(reply)).toEqual(classifyBounce(reply));
    }),
  );
});

test('line ends, tabs and the addressee change nothing', () => {
  fc.assert(
    fc.property(someReply, fc.constantFrom(' ', '\n', '\r\n\t'), (reply, space) => {
      const diagnostic = (reply.diagnostic ?? '').replaceAll(' ', space);
      const { class: label } = classifyBounce(reply);
      expect(classifyBounce({ ...reply, diagnostic }).class).toBe(label);
      const named = `<person@elsewhere.example>: ${reply.diagnostic}`;
      expect(classifyBounce({ ...reply, diagnostic: named }).class).toBe(label);
    }),
  );
});

test('nothing of the reply but a code comes back', () => {
  fc.assert(
    fc.property(someReply, fc.stringMatching(/^[a-z]{12}$/), (reply, word) => {
      const diagnostic = `${word}@${word}.example ${reply.diagnostic} ${word}`;
      expect(JSON.stringify(classifyBounce({ ...reply, diagnostic }))).not.toContain(word);
    }),
  );
});

test('what stands behind the first 4,096 characters does not matter', () => {
  const padding = 'x '.repeat(2048);
  expect(classifyBounce(replyOf({ diagnostic: `${padding}user unknown` })).rule).toBe('nothing-known');
  const long = classifyBounce(replyOf({ diagnostic: `user unknown ${padding.repeat(500)}` }));
  expect(long.class).toBe('unknown-user');
});
