import { describe, expect, test } from 'vitest';
import { ledgerHistory } from '../../../../src/core/ledger/ledger-history.ts';
import { decideOutcome } from '../../../../src/core/outcome/decide-outcome.ts';
import { outcomeResult } from '../../../../src/core/outcome/outcome-result.ts';
import { outcomeWarningCodes } from '../../../../src/core/outcome/outcome-warnings.ts';
import { defaultParameters } from '../../../../src/core/projection/parameters.ts';
import { judgePayload } from '../../../../src/core/slack/judge-payload.ts';
import { noticeMessage, noticeModal } from '../../../../src/report/slack/views/notice.ts';
import { outcomeNote } from '../../../../src/report/slack/views/outcome-notes.ts';
import { type OutcomeTold, outcomeNotice } from '../../../../src/report/slack/views/outcome-notice.ts';
import { outcomeErrors } from '../../../../src/report/slack/views/outcome-problems.ts';
import { asOfMs } from '../../../core/check-text.ts';
import { inputOf, sampleCheck, totals } from '../../../core/outcome/sample-send.ts';

const rules = { linkHosts: new Set<string>() };

/** The outcome of a sample send with these hard bounces, as the ledger would take it. */
function recorded(hard: number, soft: number | null): OutcomeTold {
  const check = sampleCheck(5);
  const history = ledgerHistory([check], 'a'.repeat(40));
  const decided = decideOutcome(history, inputOf(check, totals(300, hard, soft)));
  if (!decided.ok) throw new Error(decided.problem.code);
  const facts = { sentAtFrom: 'given', parameters: defaultParameters, nowMs: asOfMs, warnings: [] } as const;
  return { kind: 'recorded', result: outcomeResult(history, decided.decision, facts) };
}

describe('what came of recording an outcome', () => {
  test('says first how the projection did, then the counts', () => {
    const { title, parts } = outcomeNotice('june', recorded(12, 3));
    expect(title).toBe('Recorded');
    expect(parts[0]).toMatch(
      /^june: projected [\d.]+ % \([\d.]+ to [\d.]+\), really 5\.0 %: \w+ the range\.$/,
    );
    expect(parts[1]).toMatch(/^300 sent on .*: 12 hard, 3 soft\.$/);
  });

  const tolds: readonly OutcomeTold[] = [
    recorded(12, 3),
    recorded(0, null),
    { kind: 'unreachable', reason: 'unavailable' },
    { kind: 'not-written', reason: 'refused' },
    ...(['raced', 'other-team', 'away', 'under-way', 'unknown-campaign'] as const).map((kind) => ({ kind })),
    { kind: 'problems', problems: [{ code: 'outcome-more-bounces', args: { bounces: 9, sent: 3 } }] },
  ];
  test.each(tolds)('may go to Slack: %j', (told) => {
    const notice = outcomeNotice(`a${'b'.repeat(62)}`, told);
    expect(judgePayload(noticeModal(notice), rules)).toBeNull();
    expect(judgePayload(noticeMessage(notice), rules)).toBeNull();
  });

  test.each(['no-check', 'other-size', 'other-sender', 'counted-early', 'send-time-assumed'] as const)(
    'names no option of the command line: %s',
    (code) => {
      expect(outcomeWarningCodes).toContain(code);
      expect(
        outcomeNote({
          code,
          args: { sent: 1, asCommitted: 2, sends: 1, hours: 3, settled: 72, sentAt: '2026-11-20' },
        }),
      ).not.toContain('--');
    },
  );
});

describe('what is wrong with the form', () => {
  test('stands under the field it is about, in words of the form', () => {
    const problem = (argument: string) => ({
      code: 'argument-wrong-value' as const,
      args: { argument, rule: 'a whole number such as 12000 or 12,000', received: 'many' },
    });
    const errors = outcomeErrors([problem('--hard'), problem('--soft'), problem('--hard')]);
    expect(errors).toEqual({
      hard: 'Hard bounces must be a whole number such as 12000 or 12,000. It is "many".',
      soft: 'Soft bounces must be a whole number such as 12000 or 12,000. It is "many".',
    });
  });

  test('stands under the first where it is about none', () => {
    const errors = outcomeErrors([{ code: 'outcome-more-bounces', args: { bounces: 9, sent: 3 } }]);
    expect(Object.keys(errors)).toEqual(['sent']);
  });
});
