import { describe, expect, test } from 'vitest';
import type { CampaignResult } from '../../../src/core/campaign-result.ts';
import { ledgerHistory } from '../../../src/core/ledger/ledger-history.ts';
import type { OverrideRecord } from '../../../src/core/ledger/ledger-record.ts';
import { applyOverride } from '../../../src/core/override/apply-override.ts';
import { overrideSubjectOf } from '../../../src/core/override/override-subject.ts';
import { asOfMs, checkText, healthyHeader, healthyRows, lines } from '../check-text.ts';
import { exampleApproval, exampleOverride, hour, makeKeys } from './example-override.ts';

const digests = { list: 'l', suppressions: 's', policy: 'p' };
const list = lines(healthyHeader, ...healthyRows(400));
const onFile = (count: number, reason: string): string =>
  lines('email,reason', ...healthyRows(count).map((row) => row.replace(/,.*/, `,${reason}`)));

const overriding = (change: Partial<OverrideRecord> = {}): OverrideRecord =>
  exampleOverride({ digests, ...change }, asOfMs - hour);
const check = (
  override: OverrideRecord | null,
  { bounced = 30, reason = 'hard-bounce', policy = {}, approved = false } = {},
): Promise<CampaignResult> =>
  checkText(list, {
    suppressions: { 'bounces.csv': onFile(bounced, reason) },
    policy,
    ledger: ledgerHistory(
      [
        ...(override === null ? [] : [override]),
        ...(approved && override !== null ? [exampleApproval(override.id, asOfMs - 1)] : []),
      ],
      null,
    ),
  });

describe('a check with an override on the ledger', () => {
  test('warns where it failed; its reasons, fix and rates stay', async () => {
    const without = await check(null);
    const result = await check(overriding());
    expect([without.verdict, without.override]).toEqual(['fail', null]);
    expect([result.verdict, result.override?.state]).toEqual(['warn', 'applied']);
    expect({ ...result, verdict: 'fail', override: null }).toEqual(without);
  });

  test('is seen by overrides as it was before', async () => {
    expect(overrideSubjectOf(await check(overriding())).verdict).toBe('fail');
  });

  test.each([
    ['used', overriding(), { approved: true }],
    ['list-changed', overriding({ digests: { ...digests, list: 'x' } }), {}],
    ['above-ceiling', overriding(), { bounced: 60 }],
    ['above-ceiling', overriding(), { policy: { overrideCeiling: 0.06 } }],
    ['opted-out', overriding(), { bounced: 1, reason: 'unsubscribe' }],
    ['unsigned', overriding(), { policy: { overrideKey: makeKeys().publicKey } }],
  ] as const)('%s: fails as before and says why', async (state, override, change) => {
    const result = await check(override, change);
    expect([result.verdict, result.override?.state]).toEqual(['fail', state]);
  });

  test('that passes anyway, or cannot be done, says nothing of it', async () => {
    const passed = await check(overriding(), { bounced: 0 });
    expect([passed.verdict, passed.override]).toEqual(['unchecked', null]);
    const fine = await check(overriding(), { bounced: 1 });
    expect([fine.verdict, fine.override]).toEqual(['warn', null]);
  });

  test('believes no signature when it was given nothing to verify with', async () => {
    const keys = makeKeys();
    const policy = { overrideKey: keys.publicKey };
    const record = overriding({ signature: { key: '0'.repeat(16), value: `${'A'.repeat(86)}==` } });
    expect((await check(record, { policy })).override?.state).toBe('bad-signature');
  });
});

test('a result is overridden afterwards as it would have been at once', async () => {
  const [failed, override] = [await check(null), overriding()];
  const ledger = { overrides: [override], approvals: [] };
  expect(applyOverride(failed, { ledger })).toEqual(await check(override));
});
