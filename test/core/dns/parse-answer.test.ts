import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeQuestion } from '../../../src/core/dns/message/encode-question.ts';
import { parseAnswer } from '../../../src/core/dns/message/parse-answer.ts';
import { encodeAnswer, readQuestion, recordsOf } from '../../dns/encode-answer.ts';

const question = { id: 4711, name: 'mail.northwind.dev', type: 'MX' } as const;

function answerBytes(): Buffer {
  const asked = readQuestion(Buffer.from(encodeQuestion(question)));
  const answers = recordsOf(question.name, { mx: [[10, 'a.northwind.dev']] }, asked.type);
  return encodeAnswer(asked, { answers });
}

test('a question is read back as it was asked, with room for long answers', () => {
  const bytes = Buffer.from(encodeQuestion(question));
  expect(readQuestion(bytes)).toMatchObject({ id: 4711, name: question.name, type: 15 });
  expect(bytes.readUInt16BE(2)).toBe(0x0100);
  expect(bytes.subarray(-11).toString('hex')).toBe('00002904d0000000000000');
});

test('whatever bytes arrive, they are read without an error, and never as a name that does not exist', () => {
  const whole = answerBytes();
  expect(parseAnswer(whole, question)).toMatchObject({ kind: 'records' });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
      fc.nat(whole.length),
      (changes, length) => {
        const bytes = Buffer.from(whole);
        // because the code is what says that a name does not exist, it is left as it is
        for (const [at, value] of changes) if (at !== 3) bytes[at] = value;
        expect(parseAnswer(bytes.subarray(0, length), question)?.kind).not.toBe('nxdomain');
      },
    ),
    { numRuns: 2000 },
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      parseAnswer(bytes, question);
    }),
  );
});

test('names are compared without regard to case, and odd characters cannot make a dot', () => {
  const bytes = answerBytes();
  const upper = Buffer.from(bytes);
  upper.write('MAIL', 13, 'latin1');
  expect(parseAnswer(upper, question)).toMatchObject({ kind: 'records' });
  const dotted = Buffer.from(bytes);
  dotted.write('.', bytes.lastIndexOf('northwind') + 3, 'latin1');
  expect(parseAnswer(dotted, question)).toMatchObject({ records: [{ value: 'a.nor\\046hwind.dev' }] });
});
