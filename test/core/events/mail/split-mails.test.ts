import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isFromLine } from '../../../../src/core/events/mail/is-from-line.ts';
import { MailSplitter } from '../../../../src/core/events/mail/split-mails.ts';
import { cut } from '../../list/csv-reference.ts';

function split(text: string, kind: 'mbox' | 'mail' = 'mbox', sizes: readonly number[] = [65_536]) {
  const mails: string[] = [];
  const splitter = new MailSplitter(kind, ({ bytes, line }) =>
    mails.push(`${line}: ${bytes.toString('latin1')}`),
  );
  for (const chunk of cut(Buffer.from(text, 'latin1'), sizes)) splitter.push(chunk);
  splitter.end();
  return mails;
}

const from = 'From daemon@mx.example Tue Dec  1 09:00:10 2026\n';

describe('a line that parts two mails', () => {
  test.each([
    [true, 'From daemon@mx.example Tue Dec  1 09:00:10 2026'],
    [true, 'From daemon Tue Dec  1 09:00 2026'],
    [true, 'From - Tue Dec 01 09:00:10 2026'],
    [true, 'From daemon@mx.example  Tue Dec  1 09:00:10 2026 +0100'],
    [true, 'From daemon@mx.example Tue Dec  1 09:00:10 CET 2026'],
    [true, 'From daemon 2026-12-01 09:00:10 +0000'],
    [false, 'From daemon@mx.example'],
    [false, 'From here on it is 09:00 o’clock'],
    [false, 'From: daemon@mx.example Tue Dec  1 09:00:10 2026'],
    [false, '>From daemon@mx.example Tue Dec  1 09:00:10 2026'],
    [false, `From ${'x'.repeat(400)} Tue Dec  1 09:00:10 2026`],
  ])('%s: %s', (expected, line) => {
    expect(isFromLine(line)).toBe(expected);
  });
});

describe('an mbox', () => {
  test('is split at lines that stand first or behind an empty line', () => {
    expect(split(`${from}A: 1\n\nbody\n\n${from}B: 2\n\n${from}`)).toEqual([
      '1: A: 1\n\nbody\n\n',
      '6: B: 2\n\n',
    ]);
  });

  test('is not split inside of a text', () => {
    expect(split(`${from}A: 1\n\nand\n${from}B: 2\n`)).toHaveLength(1);
  });

  test('begins with its first line, however that writes the time', () => {
    expect(split('From somebody\nA: 1\n')).toEqual(['1: A: 1\n']);
  });

  test('with ends of lines as in other systems is the same', () => {
    expect(split(`${from}A: 1\n\n${from}B: 2\n`.replaceAll('\n', '\r\n'))).toEqual(
      split(`${from}A: 1\n\n${from}B: 2\n`),
    );
  });

  test('is one mail where it is none', () => {
    expect(split(`A: 1\n\n${from}\n`, 'mail')).toHaveLength(1);
    expect(split(' \n \n', 'mail')).toEqual([]);
  });

  test('keeps a megabyte of each mail, and ten thousand lines, of which few may part others', () => {
    const kept = (line: string) => {
      const [mail = ''] = split(`${from}${`${line}\n`.repeat(40_000)}`);
      return mail.length - '1: '.length;
    };
    expect(kept('x'.repeat(200))).toBe(201 * Math.floor((1024 * 1024) / 201));
    expect(kept('x')).toBe(2 * 10_000);
    expect(kept('--x')).toBe(4 * 500);
    expect(split(`${from}${'x'.repeat(3_000_000)}\n\n${from}B: 2\n`).map(({ length }) => length)).toEqual([
      65_541, 8,
    ]);
  });

  test('is split the same in whatever pieces it comes', () => {
    const line = fc.constantFrom(from, 'A: 1\n', '\n', '\r\n', 'From x\n', 'text', '\0', 'From ');
    const sizes = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1 });
    fc.assert(
      fc.property(fc.array(line), sizes, (lines, cuts) => {
        expect(split(lines.join(''), 'mbox', cuts)).toEqual(split(lines.join('')));
      }),
    );
  });
});
