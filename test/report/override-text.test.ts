import { describe, expect, test } from 'vitest';
import { runVerification } from '../../src/core/approval/run-verification.ts';
import type { CampaignVerified } from '../../src/core/approval/verify-approval.ts';
import { labelRefusals } from '../../src/core/override/judge-labelling.ts';
import { overrideRefusals } from '../../src/core/override/make-override.ts';
import { overrideStates } from '../../src/core/override/override-state.ts';
import { overrideListText } from '../../src/report/override-text.ts';
import {
  labelFailureSentence,
  labelRefusalSentence,
  labelSentence,
} from '../../src/report/prose/label-overrides.ts';
import { overrideRefusalProse } from '../../src/report/prose/override-refusals.ts';
import { verificationText } from '../../src/report/verification-text.ts';

const hostile = '##[error] ::error::\r\nx\u202e <b>';

test('every refusal is told in words of its own', () => {
  const rules = { ceiling: 0.1, key: null, label: null };
  const codes = [...overrideRefusals, ...overrideStates.filter((state) => state !== 'applied')];
  const told = codes.map((code) => overrideRefusalProse[code](rules));
  expect(new Set(told).size).toBe(codes.length);
  for (const sentence of told) expect(sentence).not.toMatch(/undefined|NaN|\.$/);
});

test('every reason why a label overrides nothing is one sentence that names the label', () => {
  const told = labelRefusals.map((refusal) => labelRefusalSentence('send-anyway', refusal, 'eve'));
  expect(new Set(told).size).toBe(labelRefusals.length);
  for (const sentence of told) expect(sentence).toMatch(/^The label "send-anyway" overrides nothing: .+\.$/);
});

test.each([
  labelRefusalSentence(hostile, 'by-author', hostile),
  labelFailureSentence(hostile, 'GitHub did not tell (forbidden)', 'pull-requests: read'),
  labelSentence(hostile, hostile, ['june']),
  overrideListText([
    {
      id: 'x',
      campaign: 'june',
      by: hostile,
      via: 'label',
      reason: hostile,
      at: '2026-11-20T10:00:00.000Z',
      expiresAt: '2026-11-21T10:00:00.000Z',
      standing: 'open',
      isSigned: false,
    },
  ]),
])('names and labels start no command: %j', (text) => {
  expect(text).not.toMatch(/##\[|::|[\r\u202e]/);
});

describe('a verification', () => {
  const verified: CampaignVerified = {
    campaign: 'june',
    verdict: 'pass',
    refusals: [],
    override: null,
    overrideRules: { ceiling: 0.1, key: null, label: null },
    recorded: null,
    ageHours: 2,
    problems: [],
  };
  const override = {
    id: 'x',
    state: 'applied',
    by: 'ada',
    via: 'cli',
    reason: 'the fair is on Saturday',
    at: '2026-11-20T10:00:00.000Z',
    expiresAt: '2026-11-21T10:00:00.000Z',
  } as const;
  const text = (change: Partial<CampaignVerified>): string =>
    verificationText(runVerification([{ ...verified, ...change }]));

  test('tells the override that let it go, and that it is used up', () => {
    expect(text({ override, recorded: true })).toBe(
      'june   VERIFIED   nothing changed since it was approved 2 h ago. Overridden by "ada" on the command line, 2026-11-20 10:00 UTC, for the reason "the fair is on Saturday". This send uses the override up\n',
    );
  });

  test('tells that the ledger has no approval of it', () => {
    expect(text({ recorded: false })).toContain('. The approval could not be put on the ledger\n');
    expect(text({ recorded: true })).toMatch(/2 h ago\n$/);
  });

  test('tells why an override does not let it go', () => {
    const taken = { verdict: 'fail', refusals: ['override-taken'] } as const;
    expect(text({ ...taken, override: { ...override, state: 'used' } })).toMatch(
      /must not be sent: another job used its override first\. An override does not hold: it was for one send/,
    );
  });
});
