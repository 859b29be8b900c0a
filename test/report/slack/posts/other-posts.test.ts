import { describe, expect, test } from 'vitest';
import type { LedgerRecord } from '../../../../src/core/ledger/ledger-record.ts';
import { digestFacts } from '../../../../src/core/post/digest-facts.ts';
import { reminderFacts } from '../../../../src/core/post/reminder-facts.ts';
import { replyFacts } from '../../../../src/core/post/reply-facts.ts';
import { digestMessage } from '../../../../src/report/slack/posts/digest-message.ts';
import { reminderMessage } from '../../../../src/report/slack/posts/reminder-message.ts';
import { replyMessage } from '../../../../src/report/slack/posts/reply-message.ts';
import {
  approvalOf,
  failedCheck,
  minutesOn,
  outcomeOf,
  overrideOf,
  passedCheck,
  uncheckedCheck,
  workflowRun,
} from '../../../core/post/run-records.ts';
import { buttonsOf, refusalOf, wordsOf } from './judge-message.ts';

const failed = failedCheck(0);
const override = overrideOf(failed, 10);

function reply(records: readonly LedgerRecord[], record: LedgerRecord) {
  const facts = replyFacts(records, { id: record.id, nowMs: minutesOn(100) });
  if (facts === null) throw new Error('no such record');
  const message = replyMessage(facts);
  expect(refusalOf(message)).toBeNull();
  return wordsOf(message);
}

describe('a reply in the thread', () => {
  test('says in a sentence or two what a record added', () => {
    const again = failedCheck(5, { run: workflowRun('4711', 2) });
    const approval = approvalOf(failed, 20, override);
    const outcome = outcomeOf(failed, 30, { hard: 120, soft: null });
    const corrected = outcomeOf(failed, 31, { hard: 121, soft: 12, replaces: outcome.id });
    const records = [failed, again, override, approval, outcome, corrected];
    expect(reply(records, again)).toMatchInlineSnapshot(
      `"Checked again (attempt 2), 2026-11-20 09:05 UTC: autumn-sale did not pass. Projected 5.5 % would bounce (4.5 to 6.6); the limit is 5 %."`,
    );
    expect(reply(records, override)).toMatchInlineSnapshot(
      `"Overridden  by  (U0000ADA)  in Slack, 2026-11-20 09:10 UTC, for the reason " the fair is on Saturday ". A send used it up."`,
    );
    expect(reply(records, approval)).toMatchInlineSnapshot(
      `"A send of autumn-sale was let go, 2026-11-20 09:20 UTC. It was let go by an override, which is used up now."`,
    );
    expect(reply(records, outcome)).toMatchInlineSnapshot(
      `"Sent to 12,000 on 2026-11-20: 1.0 % bounced (hard 1.0 %). Projected was 5.5 % (4.5 to 6.6): better than projected."`,
    );
    expect(reply(records, corrected)).toMatchInlineSnapshot(
      `"Corrected. Sent to 12,000 on 2026-11-20: 1.1 % bounced (hard 1.0 %, soft 0.1 %). Projected was 5.5 % (4.5 to 6.6): better than projected."`,
    );
    const broken = uncheckedCheck(40);
    expect(reply([broken], broken)).toMatchInlineSnapshot(
      `"Checked again, 2026-11-20 09:40 UTC: autumn-sale could not be checked, so it must not be sent. Nothing was judged, because a suppression file lost entries."`,
    );
  });

  test('withholds a reason that may hold an address, and says the rest', () => {
    const record = overrideOf(failed, 10, { reason: 'ask ada (at) example.com first' });
    const words = reply([failed, record], record);
    expect(words).toContain('(withheld)');
    expect(words).not.toContain('example.com');
  });

  test('is about nothing where the record is not known', () => {
    expect(replyFacts([failed], { id: 'another', nowMs: 0 })).toBeNull();
  });
});

describe('a reminder', () => {
  const sendAtMs = minutesOn(1440);
  function reminder(records: readonly LedgerRecord[], minutes = 30) {
    const facts = reminderFacts(records, { sendAtMs, nowMs: minutesOn(minutes), freshHours: 24 });
    if (facts === null) throw new Error('nothing to remind of');
    return reminderMessage(facts, {
      runUrl: null,
      bot: { ledger: 'main', canRerun: true, nowMs: minutesOn(minutes) },
    });
  }

  test.each([
    [[failed], 30],
    [[uncheckedCheck(0)], 1380],
    [[passedCheck(-1000)], 1439],
    [[failed, override], 60],
  ] as const)('says when, what is missing and what to do (%#)', (records, minutes) => {
    const message = reminder(records, minutes);
    expect(wordsOf(message)).toMatchSnapshot();
    expect(refusalOf(message)).toBeNull();
    expect(buttonsOf(message)).toEqual(['gate.why', 'gate.rerun']);
  });
});

describe('the digest', () => {
  const drift = {
    since: '2026-09-01T09:00:00.000Z',
    factor: 1.8,
    sources: [{ source: 'ada (at) example.com', factor: 2.1 }],
  };
  const sent = outcomeOf(failed, 3000, { hard: 590, soft: 60, block: 3 });
  const june = passedCheck(20, { campaign: 'june' });
  const small = outcomeOf(june, 3000, { hard: 60, soft: 20, campaign: 'june', sentAt: june.at });
  const due = passedCheck(20, { campaign: 'july' });
  const untilMs = minutesOn(4000);

  function digest(ledger: string) {
    const campaigns = [
      { ledger: 'main', campaign: 'autumn-sale', records: [failed, sent] },
      { ledger, campaign: 'june', records: [june, small] },
      { ledger, campaign: 'july', records: [due] },
    ];
    const message = digestMessage(digestFacts(campaigns, untilMs));
    expect(refusalOf(message)).toBeNull();
    return wordsOf(message);
  }

  test('tells best, worst, how the projection did, and what has no outcome', () => {
    expect(digest('main')).toMatchInlineSnapshot(`
      "Week to 2026-11-23
      3 campaigns checked: 2 passed, 1 did not pass. Not to be sent as they are: autumn-sale. Best: june, 0.7 % bounced (as projected). Worst: autumn-sale, 5.4 % bounced (as projected, above the limit). 2 of 2 sends ended inside the projected range. Due and without an outcome: july. Record what came of one: /bounce-rate outcome july
      Sends with an outcome, the worst first Campaign Sent on Sent Projected Actual Remark autumn-sale 2026-11-22 12,000 5.5 % (4.5 to 6.6) 5.4 % as projected, above the limit june 2026-11-20 12,000 1.0 % (0.6 to 1.6) 0.7 % as projected"
    `);
  });

  test('names the ledgers where there are several', () => {
    expect(digest('other')).toContain('other/july');
  });

  test('tells a drift, but no name that may be an address', () => {
    const told = (source: string) => {
      const check = passedCheck(0, { drift: { ...drift, sources: [{ source, factor: 2.1 }] } });
      const campaigns = [{ ledger: 'main', campaign: 'autumn-sale', records: [check] }];
      const message = digestMessage(digestFacts(campaigns, untilMs));
      expect(refusalOf(message)).toBeNull();
      return wordsOf(message);
    };
    expect(told('web')).toContain('source web 2.1 times');
    expect(told('ada (at) example.com')).not.toContain('example.com');
  });

  test('of a hundred sends shows the worst and still fits', () => {
    const campaigns = Array.from({ length: 100 }, (_, place) => {
      const check = { ...failed, campaign: `campaign-${'x'.repeat(40)}-${place}` };
      const outcome = outcomeOf(check, 30, { hard: place + 1, campaign: check.campaign });
      return { ledger: `ledger-${place % 2}`, campaign: check.campaign, records: [check, outcome] };
    });
    const message = digestMessage(digestFacts(campaigns, untilMs));
    expect(refusalOf(message)).toBeNull();
    expect(wordsOf(message)).toContain('90 more');
  });
});
