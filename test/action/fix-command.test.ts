import { expect, test } from 'vitest';
import { checkReport } from '../../src/action/action-report.ts';
import { runResult } from '../../src/core/run-result.ts';
import { checkText, lines } from '../core/check-text.ts';

const suppressions = { 'a.csv': 'email,reason\ngone@mail.example,hard bounce\n' };
const request = {
  policy: { shown: 'rules.yml', path: '/rules.yml' },
  limits: { 'total-fail': '3%', risk: '' },
};

test('the log names the command that mends a failed campaign, with the limits where rows are chosen by them', async () => {
  const old = Array.from({ length: 30 }, (_, n) => `once${n}@mail.example,2019-01-01`);
  const failed = await checkText(lines('email,last_delivered_at', ...old, 'x@mail.example,2026-06-01'), {
    suppressions,
  });
  expect(checkReport(runResult([failed]), request).log).toContain(
    'bounce-gate clean june --fix --in-place --config rules.yml --total-fail 3%\n',
  );
  const good = Array.from({ length: 10 }, (_, n) => `reader${n}@mail.example,2026-06-01`);
  const dirty = await checkText(lines('email,last_delivered_at', ...good, 'gone@mail.example,'), {
    suppressions,
  });
  expect(checkReport(runResult([dirty]), request).log).toContain(
    'bounce-gate clean june --in-place --config rules.yml\n',
  );
});
