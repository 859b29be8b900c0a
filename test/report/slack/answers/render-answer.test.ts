import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LedgerRecord } from '../../../../src/core/ledger/ledger-record.ts';
import { answerQuestion, type CampaignQuestion } from '../../../../src/core/question/answer-question.ts';
import { parseQuestion } from '../../../../src/core/question/parse-question.ts';
import { questionFaults, questionWords } from '../../../../src/core/question/question.ts';
import { judgePayload } from '../../../../src/core/slack/judge-payload.ts';
import { renderAnswer } from '../../../../src/report/slack/answers/render-answer.ts';
import {
  failedCheck,
  minutesOn,
  outcomeOf,
  passedCheck,
  uncheckedCheck,
  workflowRun,
} from '../../../core/post/run-records.ts';

const day = 1440;
const nowMs = minutesOn(13 * day);
const style = { namesLedger: false, linksOf: () => ({ runUrl: null, bot: null }) };
const linkHosts = new Set<string>();
const list = { entries: [], more: false };

function render(text: string, ...campaigns: readonly (readonly LedgerRecord[])[]) {
  // because the question is one about campaigns in every test here
  const question = parseQuestion(text) as CampaignQuestion;
  const facts = campaigns.map((records) => ({
    ledger: 'eu',
    campaign: records.at(-1)?.campaign ?? '',
    records,
    index: { indexedAtMs: nowMs, trouble: null },
  }));
  return renderAnswer(answerQuestion(question, { campaigns: facts, nowMs }), style);
}

const told = (text: string, ...campaigns: readonly (readonly LedgerRecord[])[]) =>
  render(text, ...campaigns).message.text.split('\n');

const failed = failedCheck(day, { sendAt: null });
const spring = { ...passedCheck(day), campaign: 'spring-launch' };

describe('an answer in words', () => {
  test('about the newest result has the verdict, the number and the limit first', () => {
    const passed = passedCheck(0, { run: workflowRun('1') });
    expect(told('autumn-sale', [passed, outcomeOf(passed, 60), failed])).toEqual([
      '*autumn-sale did not pass.* Projected 5.5 % would bounce (4.5 to 6.6), the limit is 5 %. Main cause: 500 of 12,000 recipients hard-bounced before.',
      'Up from 1.0 % at the check before.',
      'Last send 2026-11-20: 1.3 % of 12,000 bounced, as projected.',
      'Checked 2026-11-21 09:00 UTC.',
      'More: /bounce-rate why autumn-sale; as well with reasons, sources, trend',
    ]);
  });

  test('about a send whose time has passed says what is to be recorded, or that it was not to be sent', () => {
    const [lead, was] = told('autumn-sale', [passedCheck(0)]);
    expect(lead).toBe('*autumn-sale passed.* Projected 1.0 % would bounce (0.6 to 1.6), good.');
    expect(was).toBe(
      'It was due 2026-11-21 09:00 UTC, and no outcome is recorded yet: /bounce-rate outcome autumn-sale',
    );
    expect(told('autumn-sale', [failedCheck(0)])[1]).toBe(
      'It was due 2026-11-21 09:00 UTC, and was not to be sent as it was.',
    );
  });

  test('about why names the rules, the numbers and the smallest change', () => {
    expect(told('why autumn-sale', [failed])).toEqual([
      '*autumn-sale did not pass.* 2 rules failed it:',
      'Fails: projected 5.5 % would bounce (4.5 to 6.6), the limit is 5 %.',
      'Fails: projected 4.9 % would hard-bounce (4.0 to 6.0), the limit is 2 %.',
      'Warns: the chance of passing the fail limit is 80 in 100; the limit is 20 in 100.',
      'Warns: 500 recipients on the list hard-bounced before and would still be mailed.',
      'Total: 5.5 % (4.5 to 6.6); warn from 2 %, fail above 5 %.',
      'Hard: 4.9 % (4.0 to 6.0); warn from 1 %, fail above 2 %.',
      'Soft: 0.5 % (0.3 to 0.8); no limit.',
      'Judged for 12,000 recipients who would be mailed.',
      'To pass, remove about 363 of the 500 recipients who hard-bounced before. It would then be about 2.6 %.',
      "The run's report has the rows. Clean the list with: bounce-gate clean autumn-sale",
      'Checked 2026-11-21 09:00 UTC.',
    ]);
  });

  test('about why tells no rate after a change where there is none to make', () => {
    const check = failedCheck(day, { exposures: { hard: [], soft: [] } });
    const lines = told('why autumn-sale', [check]);
    expect(lines).toContain(
      'No group of recipients is far worse than the rest: verify the oldest addresses or drop them.',
    );
    expect(lines.join(' ')).not.toContain('It would then');
  });

  test('about why of a campaign that passed says that no rule fired', () => {
    expect(told('why spring-launch', [spring])[0]).toBe('*spring-launch passed.* No rule fired.');
  });

  test('about a check that could not be done names what has to be put right', () => {
    expect(told('why autumn-sale', [uncheckedCheck(day)])).toEqual([
      '*autumn-sale could not be checked, so it must not be sent.* What has to be put right first:',
      'Nothing was judged, because a suppression file lost entries.',
      'Put it right, and run the check again.',
      'Checked 2026-11-21 09:00 UTC.',
    ]);
  });

  test('about who is suppressed has counts and shares', () => {
    expect(told('reasons autumn-sale', [failed]).slice(0, 3)).toEqual([
      '*autumn-sale*: 100 of 12,000 recipients (0.8 %) are suppressed.',
      '3 recipients unsubscribed, 0.03 % of the list',
      '500 recipients hard-bounced before, 4.2 % of the list',
    ]);
  });

  test('about sources has the one with most expected bounces first', () => {
    const check = passedCheck(day, {
      sources: [
        ['web', 8000],
        ['fair 2026', 4000],
      ],
      exposures: { hard: [['decay:consumer', 1, 4000, 60, 1]], soft: [['soft-base', 0, 8000, 40, 1]] },
    });
    expect(told('sources autumn-sale', [check]).slice(0, 3)).toEqual([
      '*autumn-sale* by source: 2 sources, 12,000 recipients; most expected bounces first.',
      'fair 2026: 4,000 recipients, 1.5 % projected',
      'web: 8,000 recipients, 0.5 % projected',
    ]);
  });

  test('about limits says where the campaign stands to them', () => {
    expect(told('thresholds autumn-sale', [failed])).toEqual([
      '*autumn-sale*: warn from 2 %, fail above 5 % of all recipients. Projected 5.5 %, above the fail limit; the chance of passing it is 80 in 100.',
      'Total: warn from 2 %, fail above 5 %; projected 5.5 %.',
      'Hard: warn from 1 %, fail above 2 %; projected 4.9 %.',
      'Soft: no limit; projected 0.5 %.',
      'Risk: the chance of passing a fail limit may not reach 20 in 100.',
      'Above 10 % nobody can override.',
      'Checked 2026-11-21 09:00 UTC.',
    ]);
  });

  test('about two campaigns says whether one is really worse', () => {
    expect(told('autumn-sale vs spring-launch', [failed], [spring])).toEqual([
      '*autumn-sale and spring-launch*: autumn-sale is worse, by 4.5 points; their ranges do not overlap.',
      'autumn-sale: Did not pass, projected 5.5 % (4.5 to 6.6), warn from 2 %, fail above 5 %, 12,000 to mail.',
      'spring-launch: Passed, projected 1.0 % (0.6 to 1.6), warn from 2 %, fail above 5 %, 12,000 to mail.',
    ]);
    expect(told('a-1 vs b-2', [passedCheck(0)], [spring])[0]).toContain('does not tell which is worse');
  });

  test.each([
    [
      '240/12000',
      '*240 of 12,000: 2.00 %* (95 % interval 1.76 to 2.27), warning. At the warn limit of 2 %, below the fail limit of 5 %.',
    ],
    [
      '600/12000',
      '*600 of 12,000: 5.00 %* (95 % interval 4.62 to 5.41), warning. At the fail limit of 5 %; only above it fails.',
    ],
    [
      '19999/1000000',
      '*19,999 of 1,000,000: 1.9999 %* (95 % interval 1.97 to 2.03), good. Below the warn limit of 2 %.',
    ],
    [
      '1/1000000000',
      '*1 of 1,000,000,000: 0.0000001 %* (95 % interval 0.0000000025 to 0.00000056), excellent. Below the warn limit of 2 %.',
    ],
    ['0/50000', '*0 of 50,000: 0 %* (95 % interval 0 to 0.0074), excellent. Below the warn limit of 2 %.'],
    [
      '3/120',
      '*3 of 120 is 2.50 %*, but anything from 0.52 to 7.13 % would look the same: too few to judge.',
    ],
  ])('to %s is one sentence', (text, lead) => {
    expect(told(text)[0]).toBe(lead);
  });

  test.each([
    ['0/0', 'Nothing was sent, so there is no rate. For example: /bounce-rate 240/12000'],
    [
      '13/12',
      'In "13/12" more bounced than were sent; the bounces stand first. For example: /bounce-rate 240/12000',
    ],
    ['-3/5', '"-3" is less than nothing. For example: /bounce-rate 240/12000'],
    ['trend', 'Which campaign? For example: /bounce-rate trend spring-launch last:10'],
    [
      'trned autumn-sale',
      'I do not know "trned". Did you mean "trend"? For example: /bounce-rate spring-launch, or /bounce-rate help',
    ],
  ])('to the wrong %s is one line with an example', (text, line) => {
    const question = parseQuestion(text);
    if (question.ask !== 'wrong') throw new Error('understood');
    expect(renderAnswer({ kind: 'wrong', question }, style).message.text).toBe(line);
  });

  test('has an example that works for every word', () => {
    for (const about of questionWords) {
      const { text } = renderAnswer({ kind: 'help', about, list }, style).message;
      const example = /For example: \/bounce-rate (.*)$/.exec(text)?.[1] ?? '';
      expect(parseQuestion(example)).toMatchObject({
        ask: about === 'latest' || about === 'calc' ? about : expect.any(String),
      });
      expect(parseQuestion(example).ask).not.toBe('wrong');
    }
  });
});

describe('a trend', () => {
  const checks = Array.from({ length: 12 }, (_, place) => passedCheck(place * day));
  const sends = checks.slice(0, 8).map((check, place) => outcomeOf(check, place * day + 60));
  const { message, followUp } = render('trend autumn-sale last:20', [...checks, ...sends]);

  test('has the same numbers in its text, its table and its charts', () => {
    const table = followUp?.blocks.find((block) => block.type === 'data_table');
    const rows = table?.type === 'data_table' ? table.rows.slice(1) : [];
    expect(rows).toHaveLength(12);
    for (const [day, what, projected, , actual] of rows) {
      const line = message.text.split('\n').find((one) => one.startsWith(`${day?.text} ${what?.text}`));
      expect(line).toContain(`projected ${projected?.text}`);
      if (what?.text === 'sent') expect(line).toContain(`actual ${actual?.text}`);
    }
    expect(followUp?.text).toBe(message.text);
  });

  test('draws actual rates only over sends that have one, and the limit as a line', () => {
    const charts = (followUp?.blocks ?? []).flatMap((block) =>
      block.type === 'data_visualization' ? [block.chart] : [],
    );
    expect(charts.map(({ axis_config }) => axis_config.categories.length)).toEqual([12, 8]);
    expect(charts.map(({ series }) => series.map(({ name }) => name))).toEqual([
      ['Projected', 'Fail limit 5 %'],
      ['Projected', 'Actual', 'Fail limit 5 %'],
    ]);
  });

  test('gives at once nothing but blocks that Slack has always taken', () => {
    expect(new Set(message.blocks.map(({ type }) => type))).toEqual(
      new Set(['section', 'rich_text', 'context']),
    );
  });

  test('tells points of one day apart', () => {
    const often = Array.from({ length: 5 }, (_, place) => passedCheck(place));
    const drawn = render('trend autumn-sale', often).followUp?.blocks ?? [];
    const [chart] = drawn.flatMap((block) => (block.type === 'data_visualization' ? [block.chart] : []));
    expect(new Set(chart?.axis_config.categories).size).toBe(5);
    expect(drawn.length).toBeGreaterThan(0);
  });

  test('stays within the limits of Slack with as many points as it can have', () => {
    const many = Array.from({ length: 45 }, (_, place) => passedCheck(place * day));
    const all = [...many, ...many.slice(0, 20).map((check, place) => outcomeOf(check, place * day + 5))];
    const rendered = render('trend autumn-sale last:20', all);
    for (const one of [rendered.message, rendered.followUp]) {
      expect(one === null ? 'missing' : judgePayload(one, { linkHosts })).toBeNull();
    }
  });

  test('of one check draws nothing', () => {
    expect(render('trend autumn-sale', [passedCheck(0)]).followUp).toBeNull();
  });
});

describe('whatever the data is', () => {
  const hostile = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.constantFrom(
      '<!channel>',
      '<https://evil.example|here>',
      'bob at mail.example',
      'bob at mail dot example',
      'bob%2540mail.example',
      'bob ( at ) mail.example',
      'bob[at]mail.example',
      '*b*',
      '\u202ex',
    ),
  );

  test('the names of sources do nothing and hide no answer', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 12 }), (names) => {
        const sources = names.map((name): [string, number] => [name, 1000]);
        const { message } = render('sources autumn-sale', [passedCheck(0, { sources })]);
        expect(judgePayload(message, { linkHosts })).toBeNull();
      }),
    );
  });

  test('a source that may be an address is withheld, and its numbers are told', () => {
    const sources: [string, number][] = [
      ['bob at mail dot example', 4000],
      ['web', 8000],
    ];
    const lines = told('sources autumn-sale', [passedCheck(0, { sources })]);
    expect(lines).toContain('(withheld): 4,000 recipients, 0.0 % projected');
  });

  test('a word that may be an address is withheld, and what was wrong is told', () => {
    const question = { ask: 'wrong', fault: 'not-a-number', about: 'calc', near: null } as const;
    const tell = (word: string) =>
      renderAnswer({ kind: 'wrong', question: { ...question, word } }, style).message.text;
    expect(tell('bob at mail dot example')).toContain('"(withheld)" is not a whole number.');
    expect(tell('*12_')).toContain('" 12 " is not a whole number.');
  });

  test('what people typed does nothing and hides no answer', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom(...questionFaults), (word, fault) => {
        const question = { ask: 'wrong', fault, about: null, word, near: null } as const;
        const asked = { ledger: null, campaign: word };
        for (const answer of [
          { kind: 'wrong', question },
          { kind: 'unknown', asked, near: [], isEmpty: false },
        ] as const) {
          expect(judgePayload(renderAnswer(answer, style).message, { linkHosts })).toBeNull();
        }
      }),
      { numRuns: 300 },
    );
  });
});
