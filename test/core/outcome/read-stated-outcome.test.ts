import { describe, expect, test } from 'vitest';
import { type OutcomeTexts, readStatedOutcome } from '../../../src/core/outcome/read-stated-outcome.ts';

const nowMs = Date.UTC(2026, 11, 10, 12);

function wrongIn(texts: OutcomeTexts): readonly (readonly unknown[])[] {
  const read = readStatedOutcome(texts, nowMs);
  return read.ok ? [] : read.problems.map(({ code, args }) => [code, args.argument ?? '']);
}

describe('what is said of an outcome', () => {
  test('is read, and what is not said is null', () => {
    const read = readStatedOutcome(
      { sent: '12,000', hard: '51', 'sent-at': '2026-12-01', sender: ' Mail  Chimp ' },
      nowMs,
    );
    expect(read).toEqual({
      ok: true,
      stated: {
        sent: 12_000,
        hard: 51,
        soft: null,
        block: null,
        sentAt: { firstMs: Date.UTC(2026, 11, 1), lastMs: Date.UTC(2026, 11, 2) - 1 },
        countedAtMs: nowMs,
        sender: 'mail chimp',
      },
    });
  });

  test('a day of counting stands for its end, unless that is still to come', () => {
    const countedAt = (day: string) => {
      const read = readStatedOutcome({ 'counted-at': day }, nowMs);
      return read.ok ? read.stated.countedAtMs : null;
    };
    expect(countedAt('2026-12-09')).toBe(Date.UTC(2026, 11, 10) - 1);
    expect(countedAt('2026-12-10')).toBe(nowMs);
  });

  test.each<[string, OutcomeTexts, readonly (readonly string[])[]]>([
    ['a count that is none', { sent: '12.000' }, [['argument-wrong-value', '--sent']]],
    ['a day that is none', { 'sent-at': '2026-02-30' }, [['argument-wrong-value', '--sent-at']]],
    ['a send that is still to come', { 'sent-at': '2026-12-11' }, [['argument-wrong-value', '--sent-at']]],
    [
      'a count that is still to come',
      { 'counted-at': '2027-01-01' },
      [['argument-wrong-value', '--counted-at']],
    ],
    [
      'a count from before the send',
      { 'sent-at': '2026-12-05', 'counted-at': '2026-12-04' },
      [['argument-wrong-value', '--counted-at']],
    ],
    ['a sender that is an address', { sender: 'jane@mail.example' }, [['argument-wrong-value', '--sender']]],
    ['a sender that is a control character', { sender: 'a\u0007b' }, [['argument-wrong-value', '--sender']]],
    ['a sender that is too long', { sender: 'x'.repeat(61) }, [['argument-wrong-value', '--sender']]],
    [
      'more bounces than mails',
      { sent: '10', hard: '6', soft: '4', block: '1' },
      [['outcome-more-bounces', '']],
    ],
    [
      'everything at once',
      { sent: 'x', hard: '1.5', 'sent-at': 'y' },
      [
        ['argument-wrong-value', '--sent'],
        ['argument-wrong-value', '--hard'],
        ['argument-wrong-value', '--sent-at'],
      ],
    ],
  ])('%s is a problem', (_, texts, problems) => {
    expect(wrongIn(texts)).toEqual(problems);
  });

  test('a problem never holds an address', () => {
    const read = readStatedOutcome({ sender: 'jane@mail.example', sent: 'jo@mail.example' }, nowMs);
    expect(JSON.stringify(read)).not.toContain('mail.example');
  });
});
