import { describe, expect, test } from 'vitest';
import { checkRecordOf } from '../../../src/core/ledger/check-record.ts';
import { openApprovalLedger } from '../../../src/io/open-approval-ledger.ts';
import { runChecks } from '../../../src/io/run-checks.ts';
import { failedCampaign } from '../../io/failed-campaign.ts';
import { sendOverride } from './people.ts';
import { failedCheck, useDesk } from './use-desk.ts';

describe('a campaign that failed', () => {
  test('is let go by the next check of the same files after an override in Slack, and by none of others', async () => {
    const campaign = await failedCampaign();
    // because the ledger keeps no digest of fewer than 20 suppressions
    const gone = Array.from({ length: 20 }, (_, row) => `gone${row}@mail.example,hard-bounce,2026-11-12\n`);
    await campaign.edit('suppressions.csv', 'gone@mail.example', `${gone.join('')}gone@mail.example`);
    const request = { ...campaign.request, nowMs: Date.now() };
    const [result] = (await runChecks(request)).campaigns;
    if (result === undefined) throw new Error('nothing was checked');
    expect(result.verdict).toBe('fail');
    const { id, run, at } = failedCheck({}, 1);
    const check = checkRecordOf(result, { id, atMs: Date.parse(at), tool: '0.1.0', run }, null);
    const desk = await useDesk({ checks: [check] });
    expect(await sendOverride(desk, check)).toMatchObject({ view: { title: { text: 'Overridden' } } });
    const records = openApprovalLedger({ place: desk.ledger.place, tool: '0.1.0', run: null });
    const ledger = (await records.read())?.history ?? null;
    const again = async () => (await runChecks({ ...request, nowMs: Date.now(), ledger })).campaigns[0];
    expect(await again()).toMatchObject({ verdict: 'warn', override: { state: 'applied', via: 'slack' } });
    await campaign.edit('bounce-gate.yml', 'override-ceiling: 50%', 'override-ceiling: 49%');
    expect(await again()).toMatchObject({ verdict: 'fail', override: { state: 'policy-changed' } });
  });
});
