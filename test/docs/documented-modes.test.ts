import { describe, expect, test } from 'vitest';
import { notifyModes } from '../../src/core/bot/bot-config.ts';
import { sendSkips } from '../../src/core/delivery/sends-skipped.ts';
import { recordKinds } from '../../src/core/ledger/ledger-record.ts';
import { tierOf, tiers } from '../../src/core/projection/tier.ts';
import { commentModes } from '../../src/core/review/should-comment.ts';
import { runActionBundle } from '../bundles/run-action-bundle.ts';
import { sampleCampaigns } from '../sample-campaign.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { codeSpans, codesOf, numberIn, section, tableRows } from './markdown.ts';

test('docs/pull-requests.md has every value of comment', () => {
  expect(codesOf(section('docs/pull-requests.md', 'The comment'), 'value')).toEqual([...commentModes]);
});

test('docs/github.md has every value of slack-notify', () => {
  const documented = codesOf(section('docs/github.md', 'In Slack'), '`slack-notify`');
  expect(documented.toSorted()).toEqual([...notifyModes].sort());
});

test('docs/ledger.md has every kind of record', () => {
  const kinds = codesOf(section('docs/ledger.md', 'What is remembered'), 'kind');
  expect(kinds).toEqual([...recordKinds]);
});

test('docs/how-it-decides.md has every reason why a send implies no delivery', () => {
  const rows = tableRows(section('docs/how-it-decides.md', 'Deliveries that nobody wrote down'));
  const documented = rows.flatMap(({ reason = '' }) => codeSpans(reason));
  expect(documented.toSorted()).toEqual([...sendSkips].sort());
});

test('docs/how-it-decides.md has every tier, and its example is of that tier', () => {
  const rows = tableRows(section('docs/how-it-decides.md', 'Tiers'));
  expect(rows.map(({ tier = '' }) => codeSpans(tier)[0])).toEqual([...tiers]);
  for (const { tier = '', 'for example': example = '' } of rows)
    expect(tierOf(numberIn(example)), example).toBe(codeSpans(tier)[0]);
});

describe('the table of exit statuses in docs/github.md is what the Action does', () => {
  type Verdict = keyof typeof sampleCampaigns;
  const inputsOf: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>> = {
    '`enforce`': [{}],
    '`enforce` with `fail-on: warn`': [{ 'fail-on': 'warn' }],
    '`warn`, `dry-run`': [{ mode: 'warn' }, { mode: 'dry-run' }],
  };
  const cases = tableRows(section('docs/github.md', 'When the step fails')).flatMap(({ verdict, ...cells }) =>
    Object.entries(cells).flatMap(([mode, status]) =>
      (inputsOf[mode] ?? []).map((inputs) => ({ verdict, inputs, status: Number(status) })),
    ),
  );

  test('has every verdict in every mode', () => {
    expect(cases).toHaveLength(4 * 4);
  });

  test.each(cases)('$verdict with $inputs ends in $status', async ({ verdict, inputs, status }) => {
    const folder = await temporaryFolder(sampleCampaigns[verdict as Verdict]); // because the table names the verdicts of the samples
    const given = { config: 'bounce-gate.yml', 'as-of': '2026-11-20', ...inputs };
    expect((await runActionBundle(folder, given)).exitCode).toBe(status);
  });
});
