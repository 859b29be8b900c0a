import { expect, test } from 'vitest';
import { type Approval, parseApprovedReport } from '../../../src/core/approval/parse-approved-report.ts';
import { type CampaignNow, verifyApproval } from '../../../src/core/approval/verify-approval.ts';

const hour = 3_600_000;
const nowMs = Date.UTC(2026, 10, 20, 12);
const digests = { list: 'a'.repeat(64), suppressions: 'b'.repeat(64), policy: 'c'.repeat(64) };
const now: CampaignNow = { campaign: 'june', digests, maxAgeDays: 1, problems: [] };
const approval: Approval = { campaign: 'june', verdict: 'warn', judgedAtMs: nowMs - 2 * hour, digests };

test('the same files with a fresh approval that passed or warned are verified', () => {
  expect(verifyApproval(now, approval, nowMs)).toMatchObject({ verdict: 'pass', refusals: [], ageHours: 2 });
});

test.each([
  ['list-changed', { digests: { ...digests, list: 'd'.repeat(64) } }],
  ['suppressions-changed', { digests: { ...digests, suppressions: 'd'.repeat(64) } }],
  ['policy-changed', { digests: { ...digests, policy: 'd'.repeat(64) } }],
  ['not-passed', { verdict: 'fail' as const }],
  ['not-passed', { verdict: 'unchecked' as const }],
  ['too-old', { judgedAtMs: nowMs - 25 * hour }],
  ['from-the-future', { judgedAtMs: nowMs + hour }],
])('%s refuses', (refusal, change) => {
  expect(verifyApproval(now, { ...approval, ...change }, nowMs)).toMatchObject({
    verdict: 'fail',
    refusals: [refusal],
  });
});

test('a campaign that the report does not name is refused, one that cannot be read is unchecked', () => {
  expect(verifyApproval(now, undefined, nowMs).refusals).toEqual(['not-approved']);
  const problems = [{ code: 'file-missing' as const, file: 'june.csv', args: {} }];
  expect(verifyApproval({ ...now, problems }, approval, nowMs).verdict).toBe('unchecked');
});

const report = (schema: string, verdict: unknown = 'pass'): string =>
  JSON.stringify({
    schema,
    campaigns: [{ campaign: 'june', verdict, judgedAt: '2026-11-20T10:00:00.000Z', digests }],
  });

test('the report of a check is read', () => {
  const read = parseApprovedReport(report('bounce-gate/report/1'), 'r.json');
  expect(read.ok && read.approvals.get('june')).toEqual({ ...approval, verdict: 'pass' });
});

test.each([
  ['a review, which is no approval', report('bounce-gate/review/1')],
  ['another version', report('bounce-gate/report/2')],
  ['an unknown verdict', report('bounce-gate/report/1', 'great')],
  ['no JSON', 'passed'],
  ['nothing', ''],
])('%s is a problem', (_, text) => {
  expect(parseApprovedReport(text, 'r.json')).toMatchObject({
    ok: false,
    problem: { code: 'approval-unreadable' },
  });
});
