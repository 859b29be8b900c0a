import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { causes, domainKinds, entryKinds } from '../../src/core/evidence/cause.ts';
import { profileNames, profiles } from '../../src/core/policy/profiles.ts';
import { defaultParameters as parameters } from '../../src/core/projection/parameters.ts';
import { modelVersion } from '../../src/core/projection/policy-parameters.ts';
import { tierOf, tiers } from '../../src/core/projection/tier.ts';
import { codeSpans, numberIn, section, tableRows } from './markdown.ts';

const page = 'docs/how-it-decides.md';

function rowsByCode(title: string, column: string) {
  return tableRows(section(page, title)).flatMap((row) => {
    const [code] = codeSpans(row[column] ?? '');
    return code === undefined ? [] : [{ code, row, value: (name: string) => numberIn(row[name] ?? '') }];
  });
}

test('the table of causes has every chance, strength and known-bad mark, in the order of judging', () => {
  const rows = rowsByCode('Chances by cause', 'cause');
  expect(rows.map(({ code }) => code)).toEqual([...causes]);
  const plain = rows.filter(({ code }) => code !== 'baseline' && code !== 'soft-history');
  const documented = plain.map(({ code, row, value }) => [
    code,
    {
      hard: value('hard'),
      soft: value('soft'),
      strength: value('strength'),
      knownBad: row['known bad'] === 'yes',
    },
  ]);
  expect(Object.fromEntries(documented)).toEqual(parameters.causes);
});

test('the table of entry kinds has every chance and strength', () => {
  const rows = rowsByCode('Where an address came from', 'entry kind');
  expect(rows.map(({ code }) => code)).toEqual([...entryKinds]);
  const documented = rows.map(({ code, value }) => [
    code,
    { chance: value('entry risk'), strength: value('strength') },
  ]);
  expect(Object.fromEntries(documented)).toEqual(parameters.entry);
});

test('the table of decay has every hazard and strength', () => {
  const rows = rowsByCode('How mailboxes die', 'kind of domain');
  expect(rows.map(({ code }) => code)).toEqual([...domainKinds]);
  const documented = rows.map(({ code, value }) => [
    code,
    { hazardPerYear: value('per year'), addressYears: value('strength, address-years') },
  ]);
  expect(Object.fromEntries(documented)).toEqual(parameters.decay);
});

test('the table of the other constants has every one', () => {
  const { softHistory, softBase, unconfirmed, role, campaignVariation, ...rest } = parameters;
  const expected = {
    'soft base': softBase.chance,
    'soft base, strength': softBase.strength,
    'soft history, hard per bounce': softHistory.hardPerBounce,
    'soft history, hard at most': softHistory.hardLimit,
    'soft history, strength': softHistory.strength,
    'soft history, prior variance hard': softHistory.priorVariance.hard,
    'soft history, prior variance soft': softHistory.priorVariance.soft,
    'age without a date, years': rest.undatedAgeYears,
    'unconfirmed, factor on decay': unconfirmed.hazardFactor,
    'unconfirmed, address-years': unconfirmed.addressYears,
    'unconfirmed, variation between sends': unconfirmed.campaignVariation,
    'role account, hard': role.hard,
    'role account, soft': role.soft,
    'highest chance of one recipient': rest.chanceCap,
    'variation between sends, hard': campaignVariation.hard,
    'variation between sends, soft': campaignVariation.soft,
    'variation between sends, strength': campaignVariation.strength,
    'deviation of a source, hard': rest.sourceDeviation.hard,
    'deviation of a source, soft': rest.sourceDeviation.soft,
    'deviation of the organisation, hard': rest.organisationDeviation.hard,
    'deviation of the organisation, soft': rest.organisationDeviation.soft,
    'drift back between sends': rest.driftBack,
    'lowest multiplier': rest.multiplierFloor,
    'least sampling variance, share of the count': rest.samplingFloor,
    'surprise at most, standard deviations': rest.surpriseLimit,
  };
  const rows = tableRows(section(page, 'Other constants'));
  const documented = rows.map(({ constant = '', value = '' }) => [constant, numberIn(value)]);
  expect(Object.fromEntries(documented)).toEqual(expected);
});

test('the table of profiles has every limit and says whose it is', () => {
  const rows = rowsByCode('Profiles', 'profile');
  expect(rows.map(({ code }) => code)).toEqual([...profileNames]);
  for (const { code, row, value } of rows) {
    const profile = profiles[profileNames.find((name) => name === code) ?? 'default'];
    expect(row.judged, code).toBe(profile.judged);
    for (const limit of ['warn', 'fail'] as const) {
      expect(value(limit), `${code} ${limit}`).toBe(profile[limit].rate);
      expect(row[limit]?.includes('ours'), `${code} ${limit} is ours`).toBe(
        profile[limit].basis === 'judgement',
      );
    }
  }
});

test('the table of tiers has every tier, and its bounds are those of the code', () => {
  const rows = rowsByCode('Tiers', 'tier');
  expect(rows.map(({ code }) => code)).toEqual([...tiers]);
  for (const { code, row } of rows) {
    const example = numberIn(row['for example'] ?? '');
    expect(tierOf(example), `${example} is ${code}`).toBe(code);
  }
});

test('the page names the version of the model', () => {
  expect(readFileSync(page, 'utf8')).toContain(`model version ${modelVersion}`);
});
