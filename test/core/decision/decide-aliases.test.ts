import { expect, test } from 'vitest';
import { decideAliases } from '../../../src/core/decision/decide-aliases.ts';
import { forbiddenReasons } from '../../../src/core/decision/forbidden-reasons.ts';

const suppressedAlias = { complaint: 'fail', unsubscribe: 'fail', manual: 'ignore', bounce: 'warn' } as const;

test('each reason counts its findings, by the rule that the policy has for it', () => {
  expect(decideAliases((code) => code.length, { suppressedAlias })).toEqual([
    { code: 'alias-complaint', severity: 'fail', measured: 15, limit: 0 },
    { code: 'alias-unsubscribe', severity: 'fail', measured: 17, limit: 0 },
    { code: 'alias-bounce', severity: 'warn', measured: 12, limit: 0 },
  ]);
});

test('nothing found gives no reason', () => {
  expect(decideAliases(() => 0, { suppressedAlias })).toEqual([]);
});

test('what fails is what has to go', () => {
  const failing = new Set(['suppressed-manual', 'alias-complaint', 'total-rate']);
  expect([...forbiddenReasons(failing)]).toEqual(['manual', 'alias-complaint']);
});
