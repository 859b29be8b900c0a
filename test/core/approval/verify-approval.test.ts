import { describe, expect, test } from 'vitest';
import { approvalRecordOf, isRecordable } from '../../../src/core/approval/approval-record.ts';
import { type Approval, parseApprovedReport } from '../../../src/core/approval/parse-approved-report.ts';
import { settleApproval } from '../../../src/core/approval/settle-approval.ts';
import { type CampaignNow, verifyApproval } from '../../../src/core/approval/verify-approval.ts';
import { recordSchemas } from '../../../src/core/ledger/ledger-record.ts';
import { exampleId } from '../ledger/example-records.ts';
import { exampleApproval, exampleOverride, failed, hour, ledgerOf } from '../override/example-override.ts';

const nowMs = Date.UTC(2026, 10, 20, 12);
const { digests } = failed;
const other = 'd'.repeat(64);
const now: CampaignNow = {
  campaign: 'june',
  digests,
  maxAgeDays: 1,
  sendAtMs: null,
  overrideRules: failed.rules,
  problems: [],
};
const measured = { reasons: failed.reasons, rows: failed.rows, total: failed.total };
const approval: Approval = {
  campaign: 'june',
  verdict: 'warn',
  judgedAtMs: nowMs - 2 * hour,
  digests,
  overridden: false,
  measured,
};
const record = exampleOverride({}, nowMs - hour);
const overridden = { ...approval, overridden: true };
const verify = (
  change: Partial<Approval> | undefined,
  ledger: Parameters<typeof verifyApproval>[2]['ledger'] = null,
  changeNow: Partial<CampaignNow> = {},
) =>
  verifyApproval({ ...now, ...changeNow }, change === undefined ? change : { ...approval, ...change }, {
    nowMs,
    ledger,
  });

test('the same files with a fresh approval that passed or warned are verified', () => {
  expect(verify({})).toMatchObject({ verdict: 'pass', refusals: [], ageHours: 2, override: null });
});

const changes = [
  ['list-changed', { digests: { ...digests, list: other } }],
  ['suppressions-changed', { digests: { ...digests, suppressions: other } }],
  ['policy-changed', { digests: { ...digests, policy: other } }],
  ['too-old', { judgedAtMs: nowMs - 25 * hour }],
  ['from-the-future', { judgedAtMs: nowMs + hour }],
] as const;

test.each([
  ...changes,
  ['not-passed', { verdict: 'fail' }],
  ['not-passed', { verdict: 'unchecked' }],
] as const)('%s refuses', (refusal, change) => {
  expect(verify(change)).toMatchObject({ verdict: 'fail', refusals: [refusal] });
});

test('a campaign that the report does not name is refused, one that cannot be read is unchecked', () => {
  expect(verify(undefined).refusals).toEqual(['not-approved']);
  const problems = [{ code: 'file-missing' as const, file: 'june.csv', args: {} }];
  expect(verify({}, null, { problems }).verdict).toBe('unchecked');
});

describe('an override of a campaign that failed', () => {
  test.each([
    ['a report from before it', { verdict: 'fail' } as const],
    ['a report that warned because of it', { overridden: true }],
  ])('lets it go by %s', (_, change) => {
    expect(verify(change, ledgerOf([record]))).toMatchObject({
      verdict: 'pass',
      refusals: [],
      override: { id: record.id, state: 'applied' },
    });
  });

  test.each([
    ['a report from before it', { verdict: 'fail' } as const],
    ['a report that warned because of it', { overridden: true }],
  ])('lets it go only once, also by %s', (_, change) => {
    const ledger = ledgerOf([record], [exampleApproval(record.id, nowMs - 1)]);
    expect(verify(change, ledger)).toMatchObject({
      verdict: 'fail',
      refusals: ['not-passed'],
      override: { state: 'used' },
    });
  });

  test.each(changes)('does not help when %s', (refusal, change) => {
    const verified = verify({ ...change, verdict: 'fail' }, ledgerOf([record]));
    expect([verified.verdict, verified.refusals]).toEqual(['fail', [refusal]]);
  });

  test('is bound to the files as they lie now, not to those of the report', () => {
    const changed = { ...digests, list: other };
    expect(
      verify({ verdict: 'fail', digests: changed }, ledgerOf([record]), { digests: changed }),
    ).toMatchObject({ verdict: 'fail', refusals: ['not-passed'], override: { state: 'list-changed' } });
  });

  test('is judged by the rules as they lie now', () => {
    const overrideRules = { ...failed.rules, ceiling: 0.05 };
    expect(verify({ verdict: 'fail' }, ledgerOf([record]), { overrideRules }).override?.state).toBe(
      'above-ceiling',
    );
    expect(verify({ verdict: 'fail' }, ledgerOf([record]), { sendAtMs: nowMs - 1 }).override?.state).toBe(
      'applied',
    );
  });

  test('does not lift a report that could not check, or that does not tell what it measured', () => {
    expect(verify({ verdict: 'unchecked' }, ledgerOf([record])).refusals).toEqual(['not-passed']);
    expect(verify({ verdict: 'fail', measured: null }, ledgerOf([record])).refusals).toEqual(['not-passed']);
    const odd = { verdict: 'unchecked', overridden: true } as const;
    expect(verify(odd, ledgerOf([record])).refusals).toEqual(['not-passed']);
  });

  test('cannot be judged without the ledger', () => {
    const unknown = { verdict: 'unchecked', problems: [{ code: 'override-unknown' }] };
    expect(verifyApproval(now, overridden, { nowMs, ledger: null })).toMatchObject(unknown);
    expect(verifyApproval(now, overridden, { nowMs, ledger: 'unreadable' })).toMatchObject(unknown);
    expect(verify({ verdict: 'fail' }, 'unreadable')).toMatchObject(unknown);
    expect(verify({ verdict: 'fail' }, null).refusals).toEqual(['not-passed']);
  });

  test('is of no matter to a campaign that passed by itself, whether the ledger can be read or not', () => {
    expect(verify({}, 'unreadable').verdict).toBe('pass');
    expect(verify({}, ledgerOf([record]))).toMatchObject({ verdict: 'pass', override: null });
  });
});

describe('what the record of an approval is worth', () => {
  const byOverride = verify({ verdict: 'fail' }, ledgerOf([record]));

  test.each([
    ['ours', 'pass', true],
    ['taken', 'fail', true],
    ['waiting', 'unchecked', true],
    ['not-written', 'unchecked', false],
  ] as const)('an override that is %s: %s', (claim, verdict, recorded) => {
    expect(settleApproval(byOverride, claim)).toMatchObject({ verdict, recorded });
  });

  test.each(['ours', 'waiting', 'not-written'] as const)(
    'a campaign that passed by itself passes, %s or not',
    (claim) => {
      expect(settleApproval(verify({}), claim)).toMatchObject({
        verdict: 'pass',
        recorded: claim !== 'not-written',
      });
    },
  );

  test('a record fits its schema, names the override that was used, and is not made of a handful of rows', () => {
    const origin = { id: exampleId(nowMs), atMs: nowMs, tool: '0.1.0', run: null };
    const made = approvalRecordOf({ ...byOverride, digests }, origin, []);
    expect(recordSchemas.approval.safeParse(made).success).toBe(true);
    expect(made.override).toBe(record.id);
    expect(approvalRecordOf({ ...verify({}), digests }, origin, []).override).toBeNull();
    expect(isRecordable(approval)).toBe(true);
    expect(isRecordable({ ...approval, measured: { ...measured, rows: 19 } })).toBe(false);
    expect(isRecordable({ ...approval, measured: null })).toBe(false);
    expect(isRecordable(undefined)).toBe(false);
  });
});

const report = (schema: string, verdict: unknown = 'pass', more: object = {}): string =>
  JSON.stringify({
    schema,
    campaigns: [{ campaign: 'june', verdict, judgedAt: '2026-11-20T10:00:00.000Z', digests, ...more }],
  });
const told = {
  override: { state: 'applied' },
  reasons: failed.reasons,
  counts: { rows: failed.rows },
  rates: { asCommitted: { total: { expected: failed.total } } },
};
const readOf = (more: object): Approval | undefined => {
  const read = parseApprovedReport(report('bounce-gate/report/1', 'pass', more), 'r.json');
  return read.ok ? read.approvals.get('june') : undefined;
};

test('the report of a check is read, with what overrides are judged by', () => {
  expect(readOf(told)).toEqual({ ...approval, verdict: 'pass', overridden: true });
  expect(readOf({})).toEqual({ ...approval, verdict: 'pass', measured: null });
  expect(readOf({ ...told, override: { state: 'used' } })?.overridden).toBe(false);
});

test.each([
  ['a reason without a code', { ...told, reasons: [{ severity: 'fail' }] }],
  ['a reason of an unknown severity', { ...told, reasons: [{ code: 'total-rate', severity: 'bad' }] }],
  ['a rate that is text', { ...told, rates: { asCommitted: { total: { expected: '0.01' } } } }],
  ['no count', { ...told, counts: {} }],
])('with %s nothing can be overridden', (_, more) => {
  expect(readOf(more)?.measured).toBeNull();
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
