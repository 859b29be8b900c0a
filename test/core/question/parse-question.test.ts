import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQuestion } from '../../../src/core/question/parse-question.ts';
import { questionWords } from '../../../src/core/question/question.ts';

const named = (campaign: string, ledger: string | null = null) => ({ ledger, campaign });
const spring = named('spring-launch');
const counts = { bounced: 240, sent: 12_000 };

describe('a question', () => {
  test.each([
    ['', { ask: 'help', about: null }],
    ['   ', { ask: 'help', about: null }],
    ['?', { ask: 'help', about: null }],
    ['help', { ask: 'help', about: null }],
    ['help trend', { ask: 'help', about: 'trend' }],
    ['trend help', { ask: 'trend', of: named('help'), last: 8 }],
    ['latest', { ask: 'campaigns' }],
    ['spring-launch', { ask: 'latest', of: spring }],
    ['Spring-Launch?', { ask: 'latest', of: spring }],
    ['latest spring-launch', { ask: 'latest', of: spring }],
    ['status spring-launch', { ask: 'latest', of: spring }],
    ['how is spring-launch doing?', { ask: 'latest', of: spring }],
    ['what about the spring-launch campaign', { ask: 'latest', of: spring }],
    ['spring launch', { ask: 'latest', of: spring }],
    ['eu/spring-launch', { ask: 'latest', of: named('spring-launch', 'eu') }],
    ['"latest"', { ask: 'latest', of: named('latest') }],
    ['\u201clatest\u201d', { ask: 'latest', of: named('latest') }],
    ['why "help"', { ask: 'why', of: named('help') }],
    ['"results"', { ask: 'latest', of: named('results') }],
    ['results', { ask: 'latest', of: named('results') }],
    ['2026', { ask: 'latest', of: named('2026') }],
    ['trend 2026', { ask: 'trend', of: named('2026'), last: 8 }],
    ['trend spring-launch', { ask: 'trend', of: spring, last: 8 }],
    ['trend spring-launch last:10', { ask: 'trend', of: spring, last: 10 }],
    ['trend spring-launch last 20', { ask: 'trend', of: spring, last: 20 }],
    ['spring-launch trend', { ask: 'trend', of: spring, last: 8 }],
    ['chart spring-launch 5', { ask: 'trend', of: spring, last: 5 }],
    ['sources spring-launch', { ask: 'sources', of: spring }],
    ['spring-launch sources', { ask: 'sources', of: spring }],
    ['reasons spring-launch', { ask: 'reasons', of: spring }],
    ['why did spring-launch fail?', { ask: 'why', of: spring }],
    ['thresholds', { ask: 'thresholds', of: null }],
    ['limits spring-launch', { ask: 'thresholds', of: spring }],
    ['compare a-1 b-2', { ask: 'compare', of: named('a-1'), with: named('b-2') }],
    ['compare a-1 and b-2', { ask: 'compare', of: named('a-1'), with: named('b-2') }],
    ['a-1 vs b-2', { ask: 'compare', of: named('a-1'), with: named('b-2') }],
    ['compare a-1 versus eu/b-2', { ask: 'compare', of: named('a-1'), with: named('b-2', 'eu') }],
    ['240/12000', { ask: 'calc', counts, of: null }],
    ['240 of 12,000', { ask: 'calc', counts, of: null }],
    ['240 bounces of 12,000 mails', { ask: 'calc', counts, of: null }],
    ['calc 240 12000', { ask: 'calc', counts, of: null }],
    ['240 12\u00a0000', { ask: 'calc', counts, of: null }],
    ['spring-launch 240/12000', { ask: 'calc', counts, of: spring }],
    ['240/12000 for spring-launch', { ask: 'calc', counts, of: spring }],
    ['outcome spring-launch', { ask: 'outcome', of: spring, counts: null }],
    ['outcome spring-launch 240/12000', { ask: 'outcome', of: spring, counts }],
    ['override spring-launch', { ask: 'override', of: spring }],
    ['share', { ask: 'share' }],
    ['is spring-launch safe to send?', { ask: 'latest', of: spring }],
    ['can i send spring-launch tomorrow?', { ask: 'latest', of: spring }],
    ['should I send spring-launch', { ask: 'latest', of: spring }],
    ['when is spring-launch due', { ask: 'latest', of: spring }],
    ['rate of spring-launch', { ask: 'latest', of: spring }],
    ['what is the bounce rate of spring-launch', { ask: 'latest', of: spring }],
    ['Spring_Launch', { ask: 'latest', of: spring }],
    ['back to school', { ask: 'latest', of: named('back-to-school') }],
    ['sale 2', { ask: 'latest', of: named('sale-2') }],
    ['why is spring-launch failing', { ask: 'why', of: spring }],
    ['sources of spring-launch', { ask: 'sources', of: spring }],
    ['limit of spring-launch', { ask: 'thresholds', of: spring }],
    ['trend of spring-launch', { ask: 'trend', of: spring, last: 8 }],
    ['show me the trend for spring launch', { ask: 'trend', of: spring, last: 8 }],
    ['spring launch trend', { ask: 'trend', of: spring, last: 8 }],
    ['trend spring launch last 5', { ask: 'trend', of: spring, last: 5 }],
    ['spring-launch 10', { ask: 'trend', of: spring, last: 10 }],
    ['a-1 and b-2', { ask: 'compare', of: named('a-1'), with: named('b-2') }],
    ['compare spring launch and b-2', { ask: 'compare', of: spring, with: named('b-2') }],
    ['autumn sale vs spring launch', { ask: 'compare', of: named('autumn-sale'), with: spring }],
    ['12,000 sent 240 bounced', { ask: 'calc', counts, of: null }],
    ['sent 12000, bounced 240 spring-launch', { ask: 'calc', counts, of: spring }],
    ['240 of 12000 sent bounced', { ask: 'calc', counts, of: null }],
    ['240\u00f712000', { ask: 'calc', counts, of: null }],
    ['240\u204412000', { ask: 'calc', counts, of: null }],
    ['outcome spring launch 240/12000', { ask: 'outcome', of: spring, counts }],
    ['campaigns', { ask: 'campaigns' }],
    ['list', { ask: 'campaigns' }],
    ['hi', { ask: 'help', about: null }],
    ['--help', { ask: 'help', about: null }],
  ])('is read: %s', (text, question) => {
    expect(parseQuestion(text)).toEqual(question);
  });

  test.each([
    ['trend', 'campaign-missing', 'trend'],
    ['why', 'campaign-missing', 'why'],
    ['override', 'campaign-missing', 'override'],
    ['compare a-1', 'two-campaigns', 'compare'],
    ['compare a-1 b-2 c-3', 'too-many-words', 'compare'],
    ['why a-1 b-2', 'too-many-words', 'why'],
    ['trend a-1 last:0', 'last-out-of-range', 'trend'],
    ['trend a-1 last:21', 'last-out-of-range', 'trend'],
    ['trend a-1 yesterday', 'too-many-words', 'trend'],
    ['outcome a-1 13/12', 'more-bounced', 'outcome'],
    ['a-1 vs a-1', 'two-campaigns', 'compare'],
    ['0/0', 'nothing-sent', 'calc'],
    ['5/-100', 'negative', 'calc'],
    ['2.4k/12k', 'not-a-number', 'calc'],
    ['-1/12', 'negative', 'calc'],
    ['240 von 12000', 'not-a-number', 'calc'],
    ['calc a-1 240/12000 b-2', 'too-many-words', 'calc'],
    ['a-1 240/12000 b-2', 'not-understood', null],
    ['somebody@mail.example', 'address', null],
    ['why somebody\uff20mail.example', 'address', null],
    ['somebody%40mail.example', 'address', null],
    ['why somebody (at) mail.example', 'address', null],
  ])('is not understood: %s is %s', (text, fault, about) => {
    expect(parseQuestion(text)).toMatchObject({ ask: 'wrong', fault, about });
  });

  test('is not read when it is longer than any can be', () => {
    expect(parseQuestion('a '.repeat(151))).toMatchObject({ ask: 'wrong', fault: 'too-long' });
  });

  test('with one of our words mistyped names that word', () => {
    expect(parseQuestion('trned spring-launch')).toMatchObject({ fault: 'not-understood', near: 'trend' });
    expect(parseQuestion('overide spring-launch')).toMatchObject({ near: 'override' });
  });

  test('loses what is invisible, so that a name is found as it looks', () => {
    expect(parseQuestion('\u202espring-\u200blaunch\u2066')).toEqual({ ask: 'latest', of: spring });
  });

  test('is always something that can be answered, whatever is typed', () => {
    const word = fc.oneof(fc.constantFrom(...questionWords, 'vs', 'last:3', '240/12000', '"'), fc.string());
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (words) => {
        const question = parseQuestion(words.join(' '));
        if ('of' in question && question.of !== null) expect(question.of.campaign).not.toContain('@');
      }),
      { numRuns: 500 },
    );
  });
});
