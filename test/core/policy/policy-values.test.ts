import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { policyValues } from '../../../src/core/policy/policy-values.ts';
import { valueRules } from '../../../src/core/policy/value-rules.ts';

const key = `${'A'.repeat(42)}E=`;

describe('a value of the policy is read', () => {
  test.each([
    ['text', 'x', 'x'],
    ['text', ' x ', ' x '],
    ['text', 'x'.repeat(200), 'x'.repeat(200)],
    ['boolean', false, false],
    ['count', 1, 1],
    ['percentage', '2%', 0.02],
    ['limit', '2%', 0.02],
    ['limit', 'off', null],
    ['growthLimit', '10000%', 100],
    ['growthLimit', 'off', null],
    ['durationLimit', '36h', 1.5],
    ['durationLimit', 'off', null],
    ['publicKey', key, key],
    ['publicKey', 'off', null],
    ['label', 'send anyway', 'send anyway'],
    ['label', 'x'.repeat(50), 'x'.repeat(50)],
    ['label', 'off', null],
    ['day', '2028-02-29', '2028-02-29'],
    ['dayMs', '1970-01-02', 86_400_000],
    ['instantMs', '1970-01-01T00:00:00.001Z', 1],
    ['path', 'a', 'a'],
    ['path', '...', '...'],
    ['path', 'a..b/c', 'a..b/c'],
    ['path', 'x'.repeat(300), 'x'.repeat(300)],
    ['campaignName', '0-', '0-'],
    ['campaignName', 'x'.repeat(63), 'x'.repeat(63)],
    ['slackChannel', 'G12345', 'G12345'],
    ['slackChannel', `C${'A'.repeat(30)}`, `C${'A'.repeat(30)}`],
    ['domain', 'bücher.example', 'bücher.example'],
    ['domain', `${'x'.repeat(63)}.example`, `${'x'.repeat(63)}.example`],
    ['resolver', '192.0.2.1:5353', '192.0.2.1:5353'],
    ['findingCode', 'duplicate', 'duplicate'],
    ['findingCode', 'a-1-b', 'a-1-b'],
  ] as const)('%s %j as %j', (name, written, value) => {
    expect(z.safeParse(policyValues[name], written)).toEqual({ success: true, data: value });
  });
});

describe('what is none says its rule once', () => {
  test.each([
    ['text', '', 'text'],
    ['text', '   ', 'text'],
    ['text', 'a\nb', 'text'],
    ['text', 'x'.repeat(201), 'text'],
    ['text', 7, 'text'],
    ['boolean', 'true', 'boolean'],
    ['count', 0, 'count'],
    ['count', 1.5, 'count'],
    ['count', '1', 'count'],
    ['percentage', 'off', 'percentage'],
    ['percentage', '101%', 'percentage'],
    ['percentage', 2, 'percentage'],
    ['limit', 'Off', 'limit'],
    ['limit', 'off ', 'limit'],
    ['limit', '100.1%', 'limit'],
    ['growthLimit', '10001%', 'growthLimit'],
    ['durationLimit', '3', 'durationLimit'],
    ['publicKey', 'on', 'publicKey'],
    ['publicKey', `${key}A`, 'publicKey'],
    ['label', ' ', 'label'],
    ['label', 'a\tb', 'label'],
    ['label', 'x'.repeat(51), 'label'],
    ['day', '2027-02-29', 'day'],
    ['day', 'soon', 'day'],
    ['dayMs', '2027-02-29', 'day'],
    ['instantMs', '2027-02-29T00:00:00Z', 'instant'],
    ['instantMs', 'soon', 'instant'],
    ['path', '', 'path'],
    ['path', '..', 'path'],
    ['path', 'x'.repeat(301), 'path'],
    ['path', 'a\u0000b', 'path'],
    ['campaignName', '-a', 'campaignName'],
    ['campaignName', 'x'.repeat(64), 'campaignName'],
    ['slackChannel', 'D12345', 'slackChannel'],
    ['slackChannel', 'C1234', 'slackChannel'],
    ['slackChannel', `C${'A'.repeat(31)}`, 'slackChannel'],
    ['domain', 'localhost', 'domain'],
    ['domain', 'a..example', 'domain'],
    ['domain', `${'x'.repeat(64)}.example`, 'domain'],
    ['resolver', 'dns.example', 'resolver'],
    ['resolver', '192.0.2.1:0', 'resolver'],
    ['findingCode', 'Duplicate', 'findingCode'],
    ['findingCode', 'a-', 'findingCode'],
  ] as const)('%s %j', (name, written, rule) => {
    const read = z.safeParse(policyValues[name], written);
    expect(read.error?.issues.map(({ message }) => message)).toEqual([valueRules[rule]]);
  });
});
