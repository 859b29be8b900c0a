import { describe, expect, test } from 'vitest';
import type { LedgerRecord } from '../../../src/core/ledger/ledger-record.ts';
import { answerQuestion } from '../../../src/core/question/answer-question.ts';
import type { CampaignFacts } from '../../../src/core/question/campaign-facts.ts';
import {
  failedCheck,
  minutesOn,
  outcomeOf,
  overrideOf,
  passedCheck,
  uncheckedCheck,
} from '../post/run-records.ts';

const of = { ledger: null, campaign: 'autumn-sale' };
const nowMs = minutesOn(60);
const failed = failedCheck(0);

function factsOf(...records: readonly LedgerRecord[]): CampaignFacts {
  const index = { indexedAtMs: nowMs, trouble: null };
  return { ledger: 'eu', campaign: 'autumn-sale', records, index };
}

describe('an answer', () => {
  test.each(['latest', 'reasons', 'why', 'sources', 'thresholds'] as const)(
    'about %s is of the newest run',
    (ask) => {
      const answer = answerQuestion({ ask, of }, { campaigns: [factsOf(passedCheck(-9), failed)], nowMs });
      expect(answer).toMatchObject({
        kind: ask,
        state: { ledger: 'eu', card: { check: { id: failed.id } } },
      });
    },
  );

  test('tells an override that stands', () => {
    const answer = answerQuestion(
      { ask: 'latest', of },
      { campaigns: [factsOf(failed, overrideOf(failed, 5))], nowMs },
    );
    expect(answer).toMatchObject({ state: { card: { decision: 'overridden' } } });
  });

  test('tells what came of the newest send, whichever check it was of', () => {
    const before = passedCheck(-9);
    const answer = answerQuestion(
      { ask: 'latest', of },
      { campaigns: [factsOf(before, outcomeOf(before, -5), failed)], nowMs },
    );
    expect(answer).toMatchObject({
      state: { lastSend: { sent: 12_000, inside: true }, card: { send: null } },
    });
  });

  test('of a campaign that has records but no check says so', () => {
    const outcome = outcomeOf(failed, 5);
    const answer = answerQuestion({ ask: 'why', of }, { campaigns: [factsOf(outcome)], nowMs });
    expect(answer).toEqual({ kind: 'never-checked', ledger: 'eu', campaign: 'autumn-sale' });
  });

  test.each([
    [{}, false],
    [{ rates: passedCheck(0).rates }, false],
    [{ rates: { ...failed.rates, total: [0.05, 0.016, 0.07] } }, false],
    [{ rates: { ...failed.rates, total: [0.05, 0.017, 0.07] } }, true],
  ])('to a comparison says whether the ranges are apart (%#)', (more, apart) => {
    const one = factsOf(passedCheck(0));
    const other = factsOf(Object.keys(more).length === 0 ? passedCheck(1) : failedCheck(1, more as object));
    const answer = answerQuestion({ ask: 'compare', of, with: of }, { campaigns: [one, other], nowMs });
    expect(answer).toMatchObject({ kind: 'compare', apart });
  });

  test('compares nothing with a check that could not be done', () => {
    const campaigns = [factsOf(passedCheck(0)), factsOf(uncheckedCheck(0))];
    const answer = answerQuestion({ ask: 'compare', of, with: of }, { campaigns, nowMs });
    expect(answer).toMatchObject({ kind: 'compare', apart: null });
  });

  test('of the calculator takes the limits of the campaign, else those of the default policy', () => {
    const counts = { bounced: 30, sent: 1000 };
    const limits = { ...failed.limits, total: { warn: 0.01, fail: 0.03 } };
    const own = answerQuestion(
      { ask: 'calc', counts, of },
      { campaigns: [factsOf(failedCheck(0, { limits }))], nowMs },
    );
    expect(own).toMatchObject({ calculation: { fail: { limit: 0.03, side: 'at' } } });
    const usual = answerQuestion({ ask: 'calc', counts, of: null }, { campaigns: [], nowMs });
    expect(usual).toMatchObject({ calculation: { fail: { limit: 0.05, side: 'below' } }, state: null });
  });
});
