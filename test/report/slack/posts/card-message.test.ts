import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LedgerRecord } from '../../../../src/core/ledger/ledger-record.ts';
import { overrideRecord } from '../../../../src/core/ledger/ledger-record.ts';
import { type CardFacts, cardFacts } from '../../../../src/core/post/card-facts.ts';
import { problemCodes } from '../../../../src/core/problem.ts';
import type { CardLinks } from '../../../../src/report/slack/posts/card-buttons.ts';
import { cardMessage } from '../../../../src/report/slack/posts/card-message.ts';
import { problemPhrase } from '../../../../src/report/slack/posts/problem-phrase.ts';
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
const runUrl = 'https://github.com/lists/mail/actions/runs/4711/attempts/1';
const own = workflowRun('4711');

function factsOf(records: readonly LedgerRecord[], minutes = 60): CardFacts {
  const facts = cardFacts(records, { run: '4711', nowMs: minutesOn(minutes) });
  if (facts === null) throw new Error('no check of the run');
  return facts;
}

function linksAt(minutes = 60, canRerun = true): CardLinks {
  return { runUrl, bot: { ledger: 'main', canRerun, nowMs: minutesOn(minutes) } };
}

function card(records: readonly LedgerRecord[], minutes = 60) {
  return cardMessage(factsOf(records, minutes), linksAt(minutes));
}

describe('a card', () => {
  test('says the verdict, the number, the limit, when it is due, the cause and the next step', () => {
    expect(wordsOf(card([failed]))).toMatchInlineSnapshot(`
      "Did not pass: autumn-sale
      autumn-sale did not pass.  Projected 5.5 % would bounce (4.5 to 6.6), the limit is 5 %. It is due 2026-11-21 09:00 UTC and must not be sent as it is. Main cause: 500 of 12,000 recipients hard-bounced before.
      *Projected*
      5.5 % (4.5 to 6.6), critical *Limits*
      warn from 2 %, fail above 5 % *Hard bounces*
      4.9 % (4.0 to 6.0); warn from 1 %, fail above 2 % *Soft bounces*
      0.5 % (0.3 to 0.8); no past send known *List*
      12,000 rows, 12,000 recipients, 100 suppressed *Send time*
      <!date^1795251600^{date_short_pretty} {time}|2026-11-21 09:00 UTC>
      Suppressed recipients on the list by reason Reason Recipients Share of the list Unsubscribe 3 0.03 % Hard bounce 500 4.2 %
      Projected 4.9 % would hard-bounce (4.0 to 6.0), the limit is 2 %.
      Next: bounce-gate clean autumn-sale, then check it again, or override it with a reason.
      Why? Override Check again Open the run
      Run 4711 · commit abc1234 · schedule · checked 2026-11-20 09:00 UTC · the first run of this campaign · ledger main"
    `);
    expect(card([failed]).text).toMatchInlineSnapshot(
      `"autumn-sale did not pass. Projected 5.5 % would bounce (4.5 to 6.6), the limit is 5 %. It is due 2026-11-21 09:00 UTC and must not be sent as it is. Main cause: 500 of 12,000 recipients hard-bounced before. Hard bounces 4.9 % (4.0 to 6.0); warn from 1 %, fail above 2 %. Soft bounces 0.5 % (0.3 to 0.8); no past send known. Limits of all bounces: warn from 2 %, fail above 5 %. 12,000 rows, 12,000 recipients, 100 suppressed. Suppressed by reason: unsubscribe 3 (0.03 %), hard bounce 500 (4.2 %)."`,
    );
  });

  test('has in its text every number of its fields and its table', () => {
    for (const records of [[failed], [passedCheck(0, { run: own })], [uncheckedCheck(0, { run: own })]]) {
      const message = card(records);
      const shown = message.blocks.filter(({ type }) => type === 'section' || type === 'data_table');
      const words = wordsOf({ ...message, blocks: shown }).replaceAll(/<!date[^>]*>/g, '');
      const numbers = words.match(/\d[\d,.]*/g) ?? [];
      expect(numbers.length).toBeGreaterThan(2);
      expect(numbers.filter((number) => !message.text.includes(number))).toEqual([]);
    }
  });

  test('of an overridden run says who, why and until when', () => {
    expect(wordsOf(card([failed, override]))).toMatchInlineSnapshot(`
      "Overridden: autumn-sale
      autumn-sale did not pass, and may be sent once because it was overridden.  Projected 5.5 % would bounce (4.5 to 6.6), the limit is 5 %. It is due 2026-11-21 09:00 UTC. Main cause: 500 of 12,000 recipients hard-bounced before.
      *Projected*
      5.5 % (4.5 to 6.6), critical *Limits*
      warn from 2 %, fail above 5 % *Hard bounces*
      4.9 % (4.0 to 6.0); warn from 1 %, fail above 2 % *Soft bounces*
      0.5 % (0.3 to 0.8); no past send known *List*
      12,000 rows, 12,000 recipients, 100 suppressed *Send time*
      <!date^1795251600^{date_short_pretty} {time}|2026-11-21 09:00 UTC>
      Suppressed recipients on the list by reason Reason Recipients Share of the list Unsubscribe 3 0.03 % Hard bounce 500 4.2 %
      Projected 4.9 % would hard-bounce (4.0 to 6.0), the limit is 2 %.
      Overridden  by  (U0000ADA)  in Slack, 2026-11-20 09:10 UTC, for the reason " the fair is on Saturday ". It may be sent once, as it is, until 2026-11-20 21:10 UTC.
      Why? Check again Open the run
      Run 4711 · commit abc1234 · schedule · checked 2026-11-20 09:00 UTC · the first run of this campaign · ledger main"
    `);
  });

  test('of a run that was sent says what came of it', () => {
    const sent = outcomeOf(failed, 3000, { hard: 590, soft: 60, block: 3 });
    const records = [failed, override, approvalOf(failed, 20, override), sent];
    expect(wordsOf(card(records, 4000))).toMatchInlineSnapshot(`
      "Overridden: autumn-sale
      autumn-sale did not pass, and was let go once because it was overridden.  Projected 5.5 % would bounce (4.5 to 6.6), the limit is 5 %. Main cause: 500 of 12,000 recipients hard-bounced before.
      *Projected*
      5.5 % (4.5 to 6.6), critical *Limits*
      warn from 2 %, fail above 5 % *Hard bounces*
      4.9 % (4.0 to 6.0); warn from 1 %, fail above 2 % *Soft bounces*
      0.5 % (0.3 to 0.8); no past send known *List*
      12,000 rows, 12,000 recipients, 100 suppressed *Send time*
      <!date^1795251600^{date_short_pretty} {time}|2026-11-21 09:00 UTC>
      Suppressed recipients on the list by reason Reason Recipients Share of the list Unsubscribe 3 0.03 % Hard bounce 500 4.2 %
      Projected 4.9 % would hard-bounce (4.0 to 6.0), the limit is 2 %.
      Overridden  by  (U0000ADA)  in Slack, 2026-11-20 09:10 UTC, for the reason " the fair is on Saturday ". A send used it up.
      A send was let go by its override, 2026-11-20 09:20 UTC.
      Sent to 12,000 on 2026-11-22: 5.4 % bounced (hard 4.9 %, soft 0.5 %, block 0.03 %). Projected was 5.5 % (4.5 to 6.6): as projected, above the limit.
      Why? Open the run
      Run 4711 · commit abc1234 · schedule · checked 2026-11-20 09:00 UTC · the first run of this campaign · ledger main"
    `);
  });

  test('of a run that could not be checked says so, and neither pass nor fail', () => {
    expect(wordsOf(card([uncheckedCheck(0, { run: own })]))).toMatchInlineSnapshot(`
      "Could not check: autumn-sale
      Could not check autumn-sale, so it must not be sent.  Nothing was judged, because a suppression file lost entries. It is due 2026-11-21 09:00 UTC.
      *List*
      12,000 rows, 12,000 recipients, 100 suppressed *Send time*
      <!date^1795251600^{date_short_pretty} {time}|2026-11-21 09:00 UTC>
      Next: open the run, which names the file and the line, put it right, and check again.
      Why? Check again Open the run
      Run 4711 · commit abc1234 · schedule · checked 2026-11-20 09:00 UTC · the first run of this campaign · ledger main"
    `);
  });

  test.each([
    ['Passed: autumn-sale', [passedCheck(0, { run: own })]],
    ['Passed with a warning: autumn-sale', [failedCheck(0, { verdict: 'warn' })]],
    ['Did not pass: autumn-sale', [failed]],
    ['Overridden: autumn-sale', [failed, override]],
    ['Could not check: autumn-sale', [uncheckedCheck(0, { run: own })]],
  ] as const)('opens with %s', (title, records) => {
    expect(card(records).blocks[0]).toMatchObject({ type: 'header', text: { text: title, emoji: false } });
    expect(refusalOf(card(records))).toBeNull();
  });

  const due = minutesOn(1440);
  test.each([
    ['failed', [failed], 60, 'why override rerun open'],
    ['failed, and the send is over', [failed], 1440, 'why rerun open'],
    [
      'failed, with people who opted out',
      [failedCheck(0, { reasons: ['suppressed-complaint'] })],
      60,
      'why rerun open',
    ],
    ['overridden', [failed, override], 60, 'why rerun open'],
    ['let go', [failed, override, approvalOf(failed, 20, override)], 60, 'why outcome open'],
    ['sent', [failed, outcomeOf(failed, 3000)], 3000, 'why open'],
    ['superseded', [failed, passedCheck(20)], 60, 'why open'],
    ['passed, due tomorrow', [passedCheck(0, { run: own })], 60, 'why open'],
    ['passed, due before', [passedCheck(0, { run: own })], (due - minutesOn(0)) / 60_000, 'why outcome open'],
    ['passed, due at no known time', [passedCheck(0, { run: own, sendAt: null })], 60, 'why outcome open'],
    ['unchecked', [uncheckedCheck(0, { run: own })], 60, 'why rerun open'],
  ] as const)('of a run that %s has the buttons that make sense', (_, records, minutes, buttons) => {
    const wanted = buttons.split(' ').map((name) => `gate.${name}`);
    expect(buttonsOf(card(records, minutes))).toEqual(wanted);
  });

  test('names the ledger, the campaign and the check in its buttons, and nothing else', () => {
    const actions = card([failed]).blocks.find(({ type }) => type === 'actions');
    expect(actions).toMatchObject({
      elements: [{ value: `main/autumn-sale/${failed.id}` }, {}, {}, { url: runUrl }],
    });
  });

  test('without a bot has no button that nobody would hear, and none at all without a run', () => {
    const facts = factsOf([failed]);
    expect(buttonsOf(cardMessage(facts, { runUrl, bot: null }))).toEqual(['gate.open']);
    const bare = cardMessage(facts, { runUrl: null, bot: null });
    expect(bare.blocks.some(({ type }) => type === 'actions')).toBe(false);
    expect(refusalOf(bare)).toBeNull();
    expect(buttonsOf(cardMessage(facts, linksAt(60, false)))).not.toContain('gate.rerun');
  });

  test('holds no address and no token, whatever the person who overrode wrote', () => {
    const nasty = fc.constantFrom(
      '<!channel>',
      '<@U1>',
      'ada (at) example.com',
      '*_~`',
      '&lt;',
      'a b',
      '|',
      '\u202e',
      '🙂',
    );
    const text = fc.array(fc.oneof(nasty, fc.string({ unit: 'grapheme' })), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(text, text, (reasons, names) => {
        const record = { ...override, via: 'cli', reason: reasons.join(' '), by: names.join(' ') } as const;
        fc.pre(overrideRecord.safeParse(record).success);
        const message = card([failed, record]);
        expect(refusalOf(message)).toBeNull();
        expect(message.text).not.toMatch(/<[!@#]/);
      }),
    );
  });

  test('fits whatever a record may hold', () => {
    const reasons = ['total-rate', 'hard-rate', 'soft-rate', 'total-risk', 'hard-risk', 'soft-risk'] as const;
    const more = [
      'suppressed-complaint',
      'suppressed-manual',
      'invalid-rows',
      'duplicate-rows',
      'suppression-old',
    ] as const;
    const check = failedCheck(0, {
      campaign: 'a'.repeat(63),
      reasons: [...reasons, ...more],
      suppressedByReason: [
        ['complaint', 1e9],
        ['unsubscribe', 1e9],
        ['hard-bounce', 1e9],
        ['invalid', 1e9],
        ['manual', 1e9],
        ['soft-bounce', 1e9],
      ],
      limits: { ...failed.limits, soft: { warn: 0.001, fail: 0.002 } },
    });
    const message = card([
      check,
      { ...override, campaign: check.campaign, reason: '&'.repeat(280), by: '<'.repeat(80) },
    ]);
    expect(refusalOf(message)).toBeNull();
  });
});

describe('the phrase of a problem', () => {
  test('is there for every code that a check can end with', () => {
    const unnamed = problemCodes.filter((code) => problemPhrase(code) === problemPhrase('internal-error'));
    expect(unnamed).toEqual(
      problemCodes.filter((code) => /^(outcome-|events-|override-unknown|internal-error)/.test(code)),
    );
  });
});
