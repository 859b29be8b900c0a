import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CampaignResult } from '../../src/core/campaign-result.ts';
import { type OverrideShown, overrideStates } from '../../src/core/override/override-state.ts';
import { runResult } from '../../src/core/run-result.ts';
import { annotationsOf } from '../../src/report/annotations.ts';
import { junitReport } from '../../src/report/junit.ts';
import { markdownReport } from '../../src/report/markdown.ts';
import { plain } from '../../src/report/paint.ts';
import { overrideSentences } from '../../src/report/prose/overrides.ts';
import { textReport } from '../../src/report/text.ts';
import { checkText, healthyHeader, healthyRows, lines } from '../core/check-text.ts';
import { bareMarkdown, foreignTags, hasRenderer, mentionsIn, renderMarkdown } from './github-markdown.ts';

const onFile = lines('email,reason', ...healthyRows(30).map((row) => row.replace(/,.*/, ',hard-bounce')));
const failed = await checkText(lines(healthyHeader, ...healthyRows(400)), {
  suppressions: { 'bounces.csv': onFile },
});

function overridden(change: Partial<OverrideShown> = {}): CampaignResult {
  const override: OverrideShown = {
    id: '20261120T100000000Z-local-1-00000000-00000000',
    state: 'applied',
    by: 'ada',
    via: 'cli',
    reason: 'the fair is on Saturday',
    at: '2026-11-20T10:00:00.000Z',
    expiresAt: '2026-11-21T10:00:00.000Z',
    ...change,
  };
  return { ...failed, verdict: override.state === 'applied' ? 'warn' : 'fail', override };
}

const text = (result: CampaignResult): string =>
  textReport(runResult([result]), {
    paint: plain,
    details: true,
    milliseconds: null,
    cleanCommand: () => 'bounce-gate clean june',
  });
const markdown = (result: CampaignResult): string => markdownReport(runResult([result]));

test('an override that applies is told with who, why and until when, beside the reasons', () => {
  expect(overrideSentences(overridden())).toEqual([
    'overridden by "ada" on the command line, 2026-11-20 10:00 UTC, for the reason "the fair is on Saturday". It may be sent once, as it is, until 2026-11-21 10:00 UTC',
  ]);
  const shown = text(overridden());
  expect(shown).toMatch(/^june {3}WARN {3}overridden, may be sent once: projected \d/);
  expect(shown).toContain('  Note   overridden by "ada"');
  expect(shown).toMatch(/1 campaign checked, 1 overridden\.\n$/);
  expect(markdown(overridden())).toContain('\n\nOverridden by `ada` on the command line, 2026-11-20');
});

test.each(overrideStates.filter((state) => state !== 'applied'))(
  'an override that does not hold (%s) is told with why, and the campaign fails as before',
  (state) => {
    const [sentence = ''] = overrideSentences(overridden({ state }));
    expect(sentence).toMatch(/^an override does not hold: .+\. .+/);
    expect(sentence).not.toMatch(/undefined|null|NaN/);
    expect(text(overridden({ state }))).toMatch(/^june {3}FAIL {3}projected/);
  },
);

test('no two states are told in the same words', () => {
  const told = overrideStates.map((state) => overrideSentences(overridden({ state })).join());
  expect(new Set(told).size).toBe(overrideStates.length);
});

test('without an override nothing is said of any', () => {
  expect(text(failed)).not.toMatch(/overr/);
  expect(markdown(failed)).not.toMatch(/overr/);
});

describe('names and reasons are inert wherever they are shown', () => {
  const attacks = [
    '![x](https://evil.example/a.png) `` ` ```',
    '</details><h1>passed</h1> <img src=x>',
    '| passed | 0 % |',
    '::error::all is well ##[error]',
    'https://evil.example www.evil.example :tada:',
  ];
  const states = fc.constantFrom(...overrideStates);
  const words = fc.oneof(fc.constantFrom(...attacks), fc.string({ unit: 'binary', maxLength: 100 }));

  test('in text no line and no command is theirs', () => {
    fc.assert(
      fc.property(states, words, words, (state, by, reason) => {
        const result = overridden({ state, by, reason });
        const shown = `${text(result)}${junitReport(runResult([result]))}${JSON.stringify(annotationsOf(runResult([result])))}`;
        expect(shown).not.toMatch(/##\[|^\s*::/m);
        expect(text(result).split('\n')).toHaveLength(text(overridden({ state })).split('\n').length);
      }),
      { numRuns: 200 },
    );
  });

  test('in Markdown they are code', () => {
    fc.assert(
      fc.property(states, words, words, (state, by, reason) => {
        const bare = bareMarkdown(markdown(overridden({ state, by, reason })));
        expect(bare.replaceAll(/<\/?(?:details|summary)>/g, '')).not.toMatch(/[<[\]]|https?:|www\./);
      }),
      { numRuns: 200 },
    );
  });

  test.runIf(hasRenderer)('GitHub renders no tag, link or mention of theirs', () => {
    const own = foreignTags(renderMarkdown(markdown(overridden())));
    for (const attack of attacks) {
      const html = renderMarkdown(markdown(overridden({ by: attack, reason: `${attack} @octocat` })));
      expect([...foreignTags(html), ...mentionsIn(html)]).toEqual(own);
    }
  });
});
