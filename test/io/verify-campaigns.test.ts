import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RunVerification } from '../../src/core/approval/run-verification.ts';
import type { ApprovalRecord } from '../../src/core/ledger/ledger-record.ts';
import type { ApprovalLedger } from '../../src/io/approval-ledger.ts';
import type { LedgerPlace } from '../../src/io/ledger/ledger-place.ts';
import { openApprovalLedger } from '../../src/io/open-approval-ledger.ts';
import { verifyCampaigns } from '../../src/io/verify-campaigns.ts';
import { type FailedCampaign, failedCampaign, nowMs, overrideOn } from './failed-campaign.ts';
import { placeAt } from './ledger/make-ledger.ts';
import { serveLedger, useLedger } from './ledger/use-ledger.ts';

const minute = 60_000;
const open = (place: LedgerPlace): ApprovalLedger => openApprovalLedger({ place, tool: '0.1.0', run: null });

function verify(
  { request, report }: FailedCampaign,
  ledger: ApprovalLedger | null,
  atMs = nowMs + minute,
): Promise<RunVerification> {
  return verifyCampaigns({ run: { ...request, nowMs: atMs }, report, ledger });
}

async function approvalsOn(ledger: ApprovalLedger): Promise<readonly ApprovalRecord[]> {
  return (await ledger.read())?.history.approvals ?? [];
}

async function overridden(place: LedgerPlace) {
  const campaign = await failedCampaign();
  const ledger = open(place);
  const override = await overrideOn(ledger, await campaign.check());
  return { campaign, ledger, override };
}

describe('an override on a real ledger', () => {
  test('lets one send go, and is used up by it', async () => {
    const { campaign, ledger, override } = await overridden((await useLedger()).place);
    const first = await verify(campaign, ledger);
    expect(first).toMatchObject({
      verdict: 'pass',
      campaigns: [{ override: { state: 'applied' }, recorded: true }],
    });
    expect(await approvalsOn(ledger)).toMatchObject([{ campaign: 'june', override: override.id }]);
    const again = await verify(campaign, ledger, nowMs + 2 * minute);
    expect(again).toMatchObject({
      verdict: 'fail',
      campaigns: [{ refusals: ['not-passed'], override: { state: 'used' } }],
    });
    expect(await approvalsOn(ledger)).toHaveLength(1);
  });

  test('is shown by the next check, whose report lets the send go as well, and no second one', async () => {
    const { campaign, ledger } = await overridden((await useLedger()).place);
    const history = (await ledger.read())?.history;
    expect(await campaign.check(history)).toMatchObject({ verdict: 'warn', override: { state: 'applied' } });
    expect((await verify(campaign, ledger)).verdict).toBe('pass');
    expect((await verify(campaign, ledger, nowMs + 2 * minute)).verdict).toBe('fail');
    expect((await verify(campaign, null)).campaigns[0]?.problems[0]?.code).toBe('override-unknown');
  });

  test.each([
    ['list-changed', 'list.csv', 'person59', 'person99'],
    ['suppressions-changed', 'suppressions.csv', 'gone@mail.example', 'away@mail.example'],
    ['policy-changed', 'bounce-gate.yml', '50%', '49%'],
  ])(
    '%s: the send is refused, also with a new report, and the override is not used',
    async (refusal, ...edit) => {
      const { campaign, ledger } = await overridden((await useLedger()).place);
      await campaign.edit(...edit);
      expect((await verify(campaign, ledger)).campaigns[0]?.refusals).toEqual(
        expect.arrayContaining([refusal]),
      );
      await campaign.check();
      expect(await verify(campaign, ledger)).toMatchObject({
        verdict: 'fail',
        campaigns: [{ refusals: ['not-passed'], override: { state: refusal } }],
      });
      expect(await approvalsOn(ledger)).toEqual([]);
    },
  );

  test('ends after a day', async () => {
    const { campaign, ledger } = await overridden((await useLedger()).place);
    const late = await verify(campaign, ledger, nowMs + 24 * 60 * minute);
    expect(late.campaigns[0]?.override?.state).toBe('expired');
  });
});

describe('two jobs that use one override at once', () => {
  test.each([2, 5])('of %i one may send, and every other one is refused', async (count) => {
    const served = await serveLedger();
    const { campaign, override } = await overridden(served.http);
    const runs = Array.from({ length: count }, () => verify(campaign, open(served.http)));
    const verdicts = (await Promise.all(runs)).map(({ verdict }) => verdict);
    expect(verdicts.filter((verdict) => verdict === 'pass')).toHaveLength(1);
    const approvals = await approvalsOn(open(served.http));
    expect(approvals.every((approval) => approval.override === override.id)).toBe(true);
  });

  test('one may send also when the server loses answers', async () => {
    const served = await serveLedger();
    const { campaign } = await overridden(served.http);
    let seed = 7;
    const random = (): number => {
      seed = (seed * 16_807) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    served.server.setFaults({ dropAnswer: 0.3, dropRequest: 0.1, random });
    const runs = Array.from({ length: 3 }, () => verify(campaign, open(served.http)));
    const passed = (await Promise.all(runs)).filter(({ verdict }) => verdict === 'pass');
    expect(passed.length).toBeLessThanOrEqual(1);
  });
});

describe('a ledger that cannot be written or read', () => {
  const nowhere = open(placeAt('http://127.0.0.1:9/none.git'));

  test('stops a send that an override would let go', async () => {
    const { campaign, ledger } = await overridden((await useLedger()).place);
    expect(await verify(campaign, nowhere)).toMatchObject({
      verdict: 'unchecked',
      campaigns: [{ problems: [{ code: 'override-unknown', args: { ledger: 'unreadable' } }] }],
    });
    const deaf = { ...ledger, append: async () => false };
    expect(await verify(campaign, deaf)).toMatchObject({
      verdict: 'unchecked',
      campaigns: [{ recorded: false, problems: [{ code: 'approval-not-recorded' }] }],
    });
  });

  test('stops it also when a lock keeps the approval from the branch: nobody knows who was first', async () => {
    const server = await useLedger();
    const { campaign, ledger } = await overridden(server.place);
    await writeFile(join(server.folder, 'refs/heads/bounce-ledger.lock'), '');
    expect(await verify(campaign, ledger)).toMatchObject({
      verdict: 'unchecked',
      campaigns: [{ problems: [{ code: 'approval-not-recorded', args: { reason: 'waiting' } }] }],
    });
    expect(await verify(campaign, ledger, nowMs + 2 * minute)).toMatchObject({
      verdict: 'fail',
      campaigns: [{ override: { state: 'used' } }],
    });
  });

  test('does not stop one that passed by itself, and it is said that nothing was recorded', async () => {
    const campaign = await failedCampaign('', 'pass');
    await campaign.check();
    expect(await verify(campaign, nowhere)).toMatchObject({
      verdict: 'pass',
      campaigns: [{ recorded: false, override: null }],
    });
    const { place } = await useLedger();
    expect(await verify(campaign, open(place))).toMatchObject({
      verdict: 'pass',
      campaigns: [{ recorded: true }],
    });
    expect(await approvalsOn(open(place))).toMatchObject([{ override: null }]);
    expect((await verify(campaign, null)).campaigns[0]?.recorded).toBeNull();
  });
});
