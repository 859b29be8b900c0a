import { expect, test } from 'vitest';
import { type RunResult, runResult } from '../../src/core/run-result.ts';
import type { RunSchedule } from '../../src/core/schedule/run-schedule.ts';
import { markdownReport } from '../../src/report/markdown.ts';
import { plain } from '../../src/report/paint.ts';
import { scheduleSentences } from '../../src/report/schedule-sentences.ts';
import { textReport } from '../../src/report/text.ts';

const quiet: RunSchedule = { dueWithinHours: 24, notDue: 0, untimed: 0, next: null, missed: [], gap: null };

function run(change: Partial<RunSchedule>): RunResult {
  return runResult([], [], { ...quiet, ...change });
}

test('nothing that is due is a pass that names the next send', () => {
  const next = { campaign: 'june', sendAt: '2026-12-01T09:00:00.000Z' };
  expect(run({ next }).verdict).toBe('pass');
  expect(scheduleSentences(run({ next }))).toEqual([
    'Nothing is due within 24 hours',
    'Next is june, 2026-12-01 09:00 UTC',
  ]);
  expect(scheduleSentences(run({ dueWithinHours: 48 }))).toEqual(['Nothing is due within 2 days']);
});

test('a missed send and dropped runs warn', () => {
  const missed = [{ campaign: 'june', sendAt: '2026-11-21T09:00:00.000Z' }];
  expect(run({ missed }).verdict).toBe('warn');
  expect(run({ gap: { hours: 72, usualHours: 24 } }).verdict).toBe('warn');
  expect(scheduleSentences(run({ missed, gap: { hours: 72, usualHours: 24 } })).slice(0, 2)).toEqual([
    'june was due 2026-11-21 09:00 UTC, and the ledger has no passing check of it from before that. If it was sent, nobody checked it',
    'The last scheduled run on the ledger was 72 hours ago, usually they are 24 hours apart. The workflow may have been paused or dropped: look at its runs',
  ]);
});

test('text and Markdown say the same, and no run without a window says anything', () => {
  const options = { paint: plain, details: false, milliseconds: null, cleanCommand: () => '' };
  expect(textReport(run({}), options)).toBe('Nothing is due within 24 hours.\n');
  expect(markdownReport(run({}))).toBe('- Nothing is due within 24 hours.\n');
  expect(scheduleSentences(runResult([], []))).toEqual([]);
});
