import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accessRefusals } from '../../../../src/core/access/refuse-access.ts';
import type { CheckRecord } from '../../../../src/core/ledger/ledger-record.ts';
import { overrideRefusals } from '../../../../src/core/override/make-override.ts';
import { overrideStates } from '../../../../src/core/override/override-state.ts';
import { recordGaps } from '../../../../src/core/override/subject-of-record.ts';
import { type CardFacts, cardFacts } from '../../../../src/core/post/card-facts.ts';
import { runOfCheck } from '../../../../src/core/post/run-of-check.ts';
import { judgePayload } from '../../../../src/core/slack/judge-payload.ts';
import { type HomeFacts, homeView } from '../../../../src/report/slack/views/home.ts';
import { noticeMessage, noticeModal } from '../../../../src/report/slack/views/notice.ts';
import { outcomeModal } from '../../../../src/report/slack/views/outcome-modal.ts';
import { overrideModal } from '../../../../src/report/slack/views/override-modal.ts';
import { type OverrideTold, overrideNotice } from '../../../../src/report/slack/views/override-notice.ts';
import { rerunNotice, rerunTolds } from '../../../../src/report/slack/views/rerun-notice.ts';
import { exampleOverride, givenMs } from '../../../core/override/example-override.ts';
import { sampleCheck, startMs } from '../../../io/bot-store/sample-records.ts';

const rules = { linkHosts: new Set<string>() };
const longest = `a${'b'.repeat(62)}`;
const campaign = fc.oneof(fc.constantFrom('june', longest), fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,62}$/));
/** What a hostile record or an odd person may have written, as far as a record can hold it. */
const text = fc.oneof(
  fc.constantFrom(
    '<!channel> <@U0ADA>',
    '<https://evil.example|ok>',
    'a\u202eb',
    '&&&&',
    '```',
    '\ud83d',
    'x'.repeat(280),
  ),
  fc.string({ unit: 'binary', maxLength: 280 }),
  fc.string({ maxLength: 280 }),
);
const reasons = fc.subarray([
  'total-rate',
  'hard-rate',
  'total-risk',
  'suppressed-complaint',
  'invalid-rows',
  'from-the-future-code',
]);

function factsOf(name: string, change: Partial<CheckRecord> = {}): CardFacts {
  const check = { ...sampleCheck('june', 0, 'fail'), campaign: name, ...change };
  const facts = cardFacts([check], { run: runOfCheck(check), nowMs: startMs });
  if (facts === null) throw new Error('no facts');
  return facts;
}

describe('whatever the ledger holds, it may go to Slack:', () => {
  test('the form of an override', () => {
    fc.assert(
      fc.property(campaign, reasons, (name, codes) => {
        const facts = factsOf(name, { reasons: codes });
        const ref = { ledger: longest, campaign: name, check: facts.check.id };
        const preview = exampleOverride({ expiresAt: '2026-11-21T09:00:00.000Z' });
        expect(judgePayload(overrideModal({ ref, facts, preview }), rules)).toBeNull();
      }),
    );
  });

  test('the form of an outcome', () => {
    const sender = fc.option(fc.oneof(text, fc.constant('mailchimp')));
    fc.assert(
      fc.property(campaign, sender, fc.option(fc.nat(1e9)), (name, tool, sent) => {
        const expected = { sent, sentAtMs: sent === null ? null : givenMs, sender: tool };
        const form = outcomeModal({ ref: { ledger: 'main', campaign: name }, expected, counts: null });
        expect(judgePayload(form, rules)).toBeNull();
      }),
    );
  });

  test('the App Home, with hundreds of campaigns', () => {
    fc.assert(
      fc.property(campaign, text, fc.nat(200), fc.boolean(), (name, reason, many, manyLedgers) => {
        const one = { ledger: longest, facts: factsOf(name) };
        const override = {
          ...exampleOverride({ campaign: name, reason }),
          standing: 'open',
          isSigned: false,
        } as const;
        const facts: HomeFacts = {
          waiting: Array.from({ length: many }, () => one),
          latest: Array.from({ length: many }, () => one),
          mine: Array.from({ length: many }, () => ({ ledger: 'main', override })),
          manyLedgers,
        };
        expect(judgePayload(homeView(facts), rules)).toBeNull();
      }),
      { numRuns: 40 },
    );
  });

  const refusals = [
    ...overrideRefusals,
    ...overrideStates.filter((state) => state !== 'applied'),
    ...recordGaps,
  ];
  const tolds: readonly OverrideTold[] = [
    ...refusals.map((refusal) => ({ kind: 'refused', refusal, standing: null }) as const),
    ...(['no-check', 'newer-check'] as const).map(
      (refusal) => ({ kind: 'refused', refusal, standing: null }) as const,
    ),
    ...accessRefusals.map((refusal) => ({ kind: 'no-access', refusal }) as const),
    ...(['unreadable', 'not-written', 'away', 'under-way'] as const).map((kind) => ({ kind })),
    { kind: 'raced', by: null },
    { kind: 'raced', by: 'slack:T0FAKE/U0ADA' },
    ...rerunTolds.map((rerun) => ({ kind: 'overridden', record: exampleOverride(), rerun }) as const),
  ];
  test.each(tolds)('what came of an override: %j', (told) => {
    const notice = overrideNotice(longest, told);
    expect(judgePayload(noticeModal(notice), rules)).toBeNull();
    expect(judgePayload(noticeMessage(notice), rules)).toBeNull();
    expect(JSON.stringify(notice)).toMatch(/[.]|--key FILE"/);
  });

  test('who won, whatever their name', () => {
    fc.assert(
      fc.property(text, campaign, (by, name) => {
        const standing = { ...exampleOverride({ by }), state: 'applied' } as const;
        const notice = overrideNotice(name, { kind: 'refused', refusal: 'already-overridden', standing });
        expect(judgePayload(noticeModal(notice), rules)).toBeNull();
        expect(judgePayload(noticeMessage(notice), rules)).toBeNull();
      }),
    );
  });

  test.each(rerunTolds)('what came of a re-run: %s', (told) => {
    expect(judgePayload(noticeMessage(rerunNotice(longest, told)), rules)).toBeNull();
  });
});

describe('who overrode a campaign', () => {
  test('is shown as Slack shows people, and others by the name of the record', () => {
    const shown = (by: string) => {
      const standing = { ...exampleOverride({ by }), state: 'applied' } as const;
      return noticeModal(overrideNotice('june', { kind: 'refused', refusal: 'already-overridden', standing }))
        .blocks[1];
    };
    expect(JSON.stringify(shown('slack:T0FAKE/U0ADA'))).toContain('{"type":"user","user_id":"U0ADA"}');
    expect(shown('ada')).toMatchObject({
      text: { type: 'plain_text', text: expect.stringMatching(/^ada overrode it/) },
    });
  });
});
