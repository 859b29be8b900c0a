import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ledgersOfDelivery } from '../../../src/core/notify/ledgers-of-delivery.ts';

const ledgers = [
  { name: 'lists', branch: 'bounce-ledger', repository: 'Acme/Lists' },
  { name: 'old', branch: 'bounce-ledger-2025', repository: 'acme/lists' },
  { name: 'elsewhere', branch: 'bounce-ledger', repository: null },
];
const repository = { full_name: 'acme/lists' };

test.each([
  ['a push to the branch', 'push', { ref: 'refs/heads/bounce-ledger', repository }, ['lists']],
  ['a push to the inbox', 'push', { ref: 'refs/bounce-ledger-2025/inbox/x', repository }, ['old']],
  ['the end of a workflow', 'workflow_run', { action: 'completed', repository }, ['lists', 'old']],
  ['the start of a workflow', 'workflow_run', { action: 'requested', repository }, []],
  ['a push to another branch', 'push', { ref: 'refs/heads/main', repository }, []],
  ['a branch that begins alike', 'push', { ref: 'refs/heads/bounce-ledger-2', repository }, []],
  ['another repository', 'push', { ref: 'refs/heads/bounce-ledger', repository: { full_name: 'a/b' } }, []],
  ['another event', 'create', { ref: 'refs/heads/bounce-ledger', repository }, []],
  ['a ping', 'ping', { zen: 'Keep it simple.' }, []],
])('%s', (_what, event, payload, expected) => {
  expect(ledgersOfDelivery({ event, payload }, ledgers)).toEqual(expected);
});

test('no payload whatever throws', () => {
  fc.assert(
    fc.property(fc.constantFrom('push', 'workflow_run', ''), fc.jsonValue(), (event, payload) => {
      expect(
        ledgersOfDelivery({ event, payload: { repository, ref: payload, action: payload } }, ledgers),
      ).toBeDefined();
      expect(ledgersOfDelivery({ event, payload }, ledgers)).toEqual([]);
    }),
  );
});
