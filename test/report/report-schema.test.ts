import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { reasonCodes, verdicts } from '../../src/core/campaign-result.ts';
import { findingCodes, severities } from '../../src/core/finding.ts';
import { overrideStates } from '../../src/core/override/override-state.ts';
import { profileNames } from '../../src/core/policy/profiles.ts';
import { problemCodes } from '../../src/core/problem.ts';
import { componentTraits } from '../../src/core/projection/component.ts';
import { evidenceGroups } from '../../src/core/projection/evidence-group.ts';
import { defaultParameters } from '../../src/core/projection/parameters.ts';
import { tiers } from '../../src/core/projection/tier.ts';
import { type RunResult, runResult } from '../../src/core/run-result.ts';
import { suppressionReasons } from '../../src/core/suppression/suppression-reason.ts';
import { runChecks } from '../../src/io/run-checks.ts';
import { jsonReport, reportSchema } from '../../src/report/json.ts';

interface Node {
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: unknown;
  readonly required?: readonly string[];
  readonly description?: string;
}
const schema = JSON.parse(readFileSync('schema/report.schema.json', 'utf8')) as Node & {
  readonly $id: string;
  readonly $defs: Readonly<Record<string, Node>>;
}; // because its shape is what these tests look at

const validate = new Ajv2020({
  strict: true,
  strictRequired: false,
  allErrors: true,
  allowUnionTypes: true,
}).compile(schema);

function runExample(
  config: string | null,
  change: { list?: string; suppressions?: string[]; campaigns?: string[] } = {},
) {
  return runChecks({
    policy: config === null ? null : { shown: config, path: config },
    campaigns: change.campaigns ?? [],
    list: change.list ?? null,
    suppressions: change.suppressions ?? [],
    emailColumn: null,
    limits: {},
    workspace: { folder: '.', confined: false },
    asOfMs: Date.UTC(2026, 10, 20),
    nowMs: Date.UTC(2026, 10, 20),
  });
}

function mistakesIn(run: RunResult): unknown {
  return validate(JSON.parse(jsonReport(run))) ? [] : validate.errors;
}

describe('real reports', () => {
  test.each([
    { config: 'examples/bounce-gate.yml', verdict: 'warn' },
    { config: 'examples/failing.yml', verdict: 'fail' },
    { config: 'examples/unchecked.yml', verdict: 'unchecked' },
  ])('$config gives a report that the schema allows', async ({ config, verdict }) => {
    const run = await runExample(config);
    expect(run.verdict).toBe(verdict);
    expect(run.campaigns.length).toBeGreaterThan(0);
    expect(mistakesIn(run)).toEqual([]);
  });

  test('so does a list without a policy, with suppressed rows and no way to pass', async () => {
    const list = 'examples/suppressions/bounces.csv';
    const run = await runExample(null, { list, suppressions: [list] });
    expect(run.verdict).toBe('unchecked'); // because every address there is at a reserved domain
    expect(mistakesIn(run)).toEqual([]);
    const allowed = await runExample('examples/failing.yml', { list, campaigns: ['autumn-sale'] });
    expect(allowed.campaigns[0]?.smallestFix).not.toBeNull();
    expect(mistakesIn(allowed)).toEqual([]);
  });

  test('so does a run that could not start', async () => {
    const run = await runExample('examples/none.yml');
    expect(run.problems.map(({ code }) => code)).toEqual(['file-missing']);
    expect(mistakesIn(run)).toEqual([]);
    expect(mistakesIn(runResult([]))).toEqual([]);
  });
});

describe('the schema', () => {
  test('refuses a field that is not documented, an unknown code and a percentage', async () => {
    const report = JSON.parse(jsonReport(await runExample('examples/failing.yml')));
    expect(validate({ ...report, extra: 1 })).toBe(false);
    expect(validate({ ...report, verdict: 'passed' })).toBe(false);
    const [campaign] = report.campaigns;
    const total = { ...campaign.rates.asCommitted.total, expected: 6.04 };
    const rates = { ...campaign.rates, asCommitted: { ...campaign.rates.asCommitted, total } };
    expect(validate({ ...report, campaigns: [{ ...campaign, rates }] })).toBe(false);
  });

  const removalCauses = [
    ...evidenceGroups,
    'suppressed-complaint',
    'suppressed-unsubscribe',
    'suppressed-manual',
    'duplicate-rows',
  ];
  test.each([
    { name: 'verdict', words: verdicts },
    { name: 'tier', words: tiers },
    { name: 'severity', words: severities },
    { name: 'reasonCode', words: reasonCodes },
    { name: 'overrideState', words: overrideStates },
    { name: 'findingCode', words: findingCodes },
    { name: 'problemCode', words: problemCodes },
    { name: 'group', words: evidenceGroups },
    { name: 'cause', words: [...componentTraits(defaultParameters).keys()] },
    { name: 'removalCause', words: removalCauses },
  ])('$name has the words of the code', ({ name, words }) => {
    expect(schema.$defs[name]?.enum).toEqual([...words]);
  });

  test('profiles, suppression reasons and the version are those of the code', () => {
    expect(schema.$defs.limits?.properties?.profile?.enum).toEqual([...profileNames]);
    const byReason = schema.$defs.counts?.properties?.suppressedByReason;
    expect(Object.keys(byReason?.properties ?? {})).toEqual([...suppressionReasons]);
    expect(schema.properties?.schema?.const).toBe(reportSchema);
    expect(schema.$id).toBe('https://github.com/bounce-gate/bounce-gate/schema/report.schema.json');
  });

  test('every object is closed, and every field that may be absent is about a place', () => {
    const nodes = objectsIn(schema);
    expect(nodes.length).toBeGreaterThan(18);
    const optional = new Set<string>();
    for (const { properties = {}, additionalProperties, required = [], description } of nodes) {
      expect(additionalProperties, description).toBe(false);
      for (const field of Object.keys(properties)) if (!required.includes(field)) optional.add(field);
    }
    expect([...optional].sort()).toEqual(['file', 'line']);
  });
});

function objectsIn(node: unknown): Node[] {
  if (typeof node !== 'object' || node === null) return [];
  const inner = Object.values(node).flatMap(objectsIn);
  return 'properties' in node && 'type' in node ? [node as Node, ...inner] : inner; // because a schema with properties is one
}
