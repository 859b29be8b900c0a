import { expect, test } from 'vitest';
import { runResult } from '../../src/core/run-result.ts';
import { fixLines, mendingOf } from '../../src/report/fix.ts';
import { noteLines } from '../../src/report/note-lines.ts';
import { plain } from '../../src/report/paint.ts';
import { textReport } from '../../src/report/text.ts';
import { checkText, lines } from '../core/check-text.ts';

const rowsOf = (count: number, row: (n: number) => string) => Array.from({ length: count }, (_, n) => row(n));
const good = rowsOf(200, (n) => `reader${n}@mail.example,web,2026-06-01`);
const old = rowsOf(60, (n) => `once${n}@mail.example,crm,2019-0${1 + (n % 9)}-01`);
const out = rowsOf(4, (n) => `out${n}@mail.example,web,2026-06-01`);
const bounced = rowsOf(20, (n) => `gone${n}@mail.example,web,`);
const onFile = [
  ...out.map((row) => `${row.split(',')[0]},unsubscribe`),
  ...bounced.map((row) => `${row.split(',')[0]},hard bounce`),
];
const suppressions = { 'a.csv': lines('email,reason', ...onFile) };
const check = (...rows: readonly string[]) =>
  checkText(lines('email,source,last_delivered_at', ...rows), {
    suppressions,
    policy: { total: { warn: null, fail: 0.05 }, sources: new Map([['web', 'single-opt-in']]) },
  });

test('where cleaning suffices, it and the smallest change are told', async () => {
  const result = await check(...good, ...bounced);
  expect(mendingOf(result)).toBe('clean');
  expect(fixLines(result)).toEqual([
    'remove all 20 that should not be mailed, and it is excellent: 0.9 %',
    'the smallest change: remove 11 of the 20 recipients who hard-bounced before (source "web")',
    'then it does not fail any more: 4.6 % would bounce',
  ]);
});

test('where it does not suffice, what has to go beside it', async () => {
  const result = await check(...good, ...old, ...out, ...bounced);
  expect(mendingOf(result)).toBe('clean --fix');
  expect(fixLines(result)).toEqual([
    'remove all 24 that should not be mailed; 12.6 % would still bounce',
    'then remove 42 of the 60 recipients last heard from over a year ago (source "crm")',
    'then it does not fail any more: 4.95 % would bounce',
  ]);
});

test('where nothing is to be cleaned, the smallest change alone', async () => {
  const result = await check(...good, ...old);
  expect(mendingOf(result)).toBe('clean --fix');
  expect(fixLines(result)).toEqual([
    'the smallest change: remove 42 of the 60 recipients last heard from over a year ago (source "crm")',
    'then it does not fail any more: 4.95 % would bounce',
  ]);
});

test('where those who opted out alone fail it, cleaning mends it though it does not lower the rate', async () => {
  const result = await check(...good, ...out);
  expect(mendingOf(result)).toBe('clean');
  const run = textReport(runResult([result]), {
    paint: plain,
    details: false,
    milliseconds: null,
    cleanCommand: (_, mending) => `COMMAND ${mending}`,
  });
  expect(run).toMatch(/would bounce\n {11}COMMAND clean\n/);
});

test('where it does not fail there is nothing to run', async () => {
  const result = await check(...good);
  expect([mendingOf(result), fixLines(result)]).toEqual([null, []]);
});

test('sources without a kind share a note', async () => {
  const sources = ['b', 'c', 'd', 'e', 'f', 'g'];
  const rows = sources.flatMap((source) => rowsOf(20, (n) => `${source}${n}@mail.example,${source},`));
  expect(noteLines(await check(...good, ...rows))).toContain(
    'the sources "b", "c", "d", "e", "f" and 1 more have no kind, so their 120 recipients count as unknown: map them under "sources" in the policy (docs/policy.md)',
  );
  expect(noteLines(await check(...good, ...rows.slice(0, 20)))).toContain(
    'the source "b" has no kind, so its 20 recipients count as unknown: map it under "sources" in the policy (docs/policy.md)',
  );
});
