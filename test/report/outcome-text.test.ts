import { describe, expect, test } from 'vitest';
import { ledgerHistory } from '../../src/core/ledger/ledger-history.ts';
import type { LedgerRecord } from '../../src/core/ledger/ledger-record.ts';
import { decideOutcome, type OutcomeInput } from '../../src/core/outcome/decide-outcome.ts';
import { type OutcomeResult, outcomeResult } from '../../src/core/outcome/outcome-result.ts';
import { outcomeWarningCodes } from '../../src/core/outcome/outcome-warnings.ts';
import { defaultParameters } from '../../src/core/projection/parameters.ts';
import { type OutcomeFate, outcomeJson, outcomeText } from '../../src/report/outcome-text.ts';
import { outcomeWarningSentence } from '../../src/report/prose/outcome-warnings.ts';
import { asOfMs } from '../core/check-text.ts';
import { inputOf, sampleCheck, sampleOutcome, sampleResult, totals } from '../core/outcome/sample-send.ts';

const check = sampleCheck(5);
const written: OutcomeFate = { kind: 'written' };

function resultOf(input: OutcomeInput, records: readonly LedgerRecord[] = [check]): OutcomeResult {
  const history = ledgerHistory(records, null);
  const decided = decideOutcome(history, input);
  if (!decided.ok) throw new Error(decided.problem.code);
  const { sentAtFrom } = input.paired;
  const facts = { sentAtFrom, parameters: defaultParameters, nowMs: asOfMs, warnings: [] };
  return outcomeResult(history, decided.decision, facts);
}

function told(result: OutcomeResult, fate: OutcomeFate = written, fresh = true): string {
  return `\n${outcomeText({ result, fate, fresh })}`;
}

describe('an outcome for a terminal', () => {
  test('says first how the projection did', () => {
    expect(told(resultOf(inputOf(check, totals(300, 12, 3))))).toMatchInlineSnapshot(`
      "
      june   RECORDED   projected 12.0 % (3.6 to 27.4), really 5.0 %: inside the range

        Sent   300 on 2026-06-10, checked on 2026-06-10: 12 hard, 3 soft
        Next   checks learn from 1 recorded send now. See how they went: bounce-gate trend june
      "
    `);
  });

  test('says hard bounces apart where soft ones are not told', () => {
    expect(told(resultOf(inputOf(check, totals(300, 40))))).toMatchInlineSnapshot(`
      "
      june   RECORDED   projected 11.4 % (3.2 to 26.8) hard bounces, really 13.3 %: inside the range

        Sent   300 on 2026-06-10, checked on 2026-06-10: 40 hard
        Next   checks learn from 1 recorded send now. See how they went: bounce-gate trend june
      "
    `);
  });

  test('says the cleaned list', () => {
    const cleaned = totals(sampleResult.counts.mailedAfterCleaning, 0, 0);
    expect(told(resultOf(inputOf(check, cleaned)))).toMatchInlineSnapshot(`
      "
      june   RECORDED   projected 9.4 % (2.0 to 24.8) after cleaning, really 0.0 %: below the range

        Sent   290 on 2026-06-10, checked on 2026-06-10: 0 hard, 0 soft
        Next   checks learn from 1 recorded send now. See how they went: bounce-gate trend june
      "
    `);
  });

  test('says what was recorded where nothing was projected', () => {
    expect(told(resultOf(inputOf(null, { ...totals(300, 12, 3), block: 2 }), []))).toMatchInlineSnapshot(`
      "
      june   RECORDED   5.7 % bounced; nothing was projected to compare it with

        Sent   300 on 2026-06-10: 12 hard, 3 soft, 2 blocked
        Next   checks learn from no recorded send yet
        Note   the ledger has no check of this campaign before the send, so nothing is learnt from this send. Check campaigns with the Action, or name a check with --check
      "
    `);
  });

  test('says that it was there already, or took the place of another', () => {
    const standing = sampleOutcome(check, { sent: 300, hard: 12, soft: 3 });
    expect(told(resultOf(inputOf(check, totals(300, 12, 3)), [check, standing]))).toMatchInlineSnapshot(`
      "
      june   ALREADY RECORDED   projected 12.0 % (3.6 to 27.4), really 5.0 %: inside the range

        Sent   300 on 2026-06-10, checked on 2026-06-10: 12 hard, 3 soft
        Next   checks learn from 1 recorded send now. See how they went: bounce-gate trend june
      "
    `);
    expect(told(resultOf(inputOf(check, totals(300, 13, 3)), [check, standing]))).toMatchInlineSnapshot(`
      "
      june   CORRECTED   projected 12.0 % (3.6 to 27.4), really 5.3 %: inside the range

        Sent   300 on 2026-06-10, checked on 2026-06-10: 13 hard, 3 soft
        Next   checks learn from 1 recorded send now. See how they went: bounce-gate trend june
      "
    `);
  });

  test('says where a record waits, and what to do', () => {
    const result = resultOf(inputOf(check, totals(300, 12, 3)));
    const file = 'bounce-ledger-pending.json';
    expect(told(result, { kind: 'pending', reason: 'unavailable', file }, false)).toMatchInlineSnapshot(`
      "
      june   KEPT   the ledger could not be written (the server did not answer; try again), so the record waits in bounce-ledger-pending.json

        Sent   300 on 2026-06-10, checked on 2026-06-10: 12 hard, 3 soft
        Next   write it with: bounce-gate ledger sync
        Note   the server of the ledger could not be asked, so what this checkout knows of it was taken
      "
    `);
    expect(told(result, { kind: 'not-kept', reason: 'unauthorized', file })).toMatchInlineSnapshot(`
      "
      june   NOT RECORDED   the ledger could not be written (the server let nobody in; the token or key must be allowed to read and write contents), and bounce-ledger-pending.json, where it would wait, is damaged or cannot be written

        Sent   300 on 2026-06-10, checked on 2026-06-10: 12 hard, 3 soft
        Next   nothing was recorded. Mend that file or move it away, and run this again
      "
    `);
    expect(told(result, { kind: 'shown' })).toMatchInlineSnapshot(`
      "
      june   NOT WRITTEN   projected 12.0 % (3.6 to 27.4), really 5.0 %: inside the range

        Sent   300 on 2026-06-10, checked on 2026-06-10: 12 hard, 3 soft
        Next   run it without --dry-run to record this
      "
    `);
  });

  test('says how it was counted', () => {
    const bySource = [
      { source: 'web', sent: 100, hard: 2, soft: 1 },
      { source: 'fair', sent: 200, hard: 10, soft: 2 },
    ];
    expect(told(resultOf(inputOf(check, { ...totals(300, 12, 3), bySource })))).toContain(
      ', counted for 2 sources',
    );
  });
});

test('every warning is a sentence without a full stop, with its numbers', () => {
  const args = {
    hours: 20,
    settled: 72,
    sent: 12_000,
    asCommitted: 15_000,
    afterCleaning: 14_000,
    sends: 3,
    other: 'mailchimp',
    sender: '',
    sentAt: '2026-12-01',
    sources: 1,
    events: 1,
    line: 7,
    recipients: 310,
    stated: 12_000,
    counted: 11_990,
  };
  const sentences = outcomeWarningCodes.map((code) => outcomeWarningSentence({ code, args }));
  for (const sentence of sentences) expect(sentence).toMatch(/^(?!.*undefined)(?!.*NaN).*[^.]$/);
  expect(sentences.join('\n')).toMatchInlineSnapshot(`
    "the ledger has no check of this campaign before the send, so nothing is learnt from this send. Check campaigns with the Action, or name a check with --check
    the check could not judge the list, so nothing is learnt from this send
    the check was made with another version of the model, so nothing is learnt from this send
    12,000 were sent, and the list that was checked has 15,000 (14,000 after cleaning): more than 10 % apart, so nothing is learnt from this send. Was it another list? Name its check with --check
    3 sends were counted by mailchimp, this one by a tool that was not named. Tools count differently, so only what the tool of the newest send counted is learnt from. If it is the same tool, record this again with its name: --sender
    counted 20 hours after the send. Bounces come in for 72 hours; record the counts again then, with the same --sent-at, and they take the place of these
    nothing tells when it was sent, so the day of its check counts (2026-12-01). Add --sent-at to say it
    the list that was checked has one of these sources not under its name, so nothing is learnt of it. Write sources as the list does
    suppressions or rules have changed since the check, so bounces are counted by source only. Run this where the files are as they were sent to learn more from it
    1 event is of addresses that are not on the list, and left out
    1 event is from before the send, and left out
    1 event has no address or a word that is not known, first in line 7, and left out
    1 bounce counts as hard because nothing says of which kind. Export the reply of the server as well
    310 recipients of the list have no event and count as not mailed
    --sent says 12,000, the events tell of 11,990; those count"
  `);
});

test('the name of a sender can do nothing to a terminal or a log', () => {
  const args = { sends: 1, other: '##[error] ::add-mask::a\u001b[31m', sender: 'postbox' };
  const sentence = outcomeWarningSentence({ code: 'other-sender', args });
  for (const command of ['##[', '::', '\u001b']) expect(sentence).not.toContain(command);
});

test('an outcome for machines has its schema, and tells what became of it', () => {
  const result = resultOf(inputOf(check, totals(300, 12, 3)));
  const file = 'bounce-ledger-pending.json';
  const value = JSON.parse(
    outcomeJson({ result, fate: { kind: 'pending', reason: 'unavailable', file }, fresh: true }),
  );
  expect(value).toMatchObject({
    schema: 'bounce-gate/outcome/1',
    outcome: 'new',
    status: { kind: 'pending', reason: 'unavailable' },
    learntFrom: { before: 0, after: 1 },
    record: { kind: 'outcome', campaign: 'june' },
    warnings: [],
  });
});
