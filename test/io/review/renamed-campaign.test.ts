import { describe, expect, test } from 'vitest';
import { calmFiles, lists, makeChange } from '../../review-repository.ts';
import { sampleList, samplePolicy, sampleRows } from '../../sample-campaign.ts';
import { reasonsIn, reviewIn } from './review-in.ts';

const policyPath = '.github/bounce-gate.yml';
const strict = `${samplePolicy}    policy: { shrink: { fail: 10% }, duplicates: { warn: off, fail: off } }\n`;
const base = { ...calmFiles, [policyPath]: strict };
const renamed = strict.replace('june:', 'july:').replace('10%', '90%');
const halved = sampleList(...sampleRows(40));

describe('a campaign that gets another name', () => {
  test('keeps its own rules and its history where its list stays', async () => {
    const { repository } = await makeChange(base, { [policyPath]: renamed, 'list.csv': halved });
    const run = await reviewIn(repository);
    expect(reasonsIn(run)).toEqual(['july fail list-shrink']);
    expect(run.reviews).toMatchObject([
      {
        campaign: 'july',
        baseCampaign: { name: 'june', pairedBy: 'list-path', stays: false },
        change: { before: 60, after: 40, added: 0, removed: 20 },
        policyChanged: true,
        ruleChanges: [{ key: 'policy.shrink.fail', before: 0.1, after: 0.9, direction: 'looser' }],
      },
    ]);
  });

  test('is told even where nothing else changes', async () => {
    const { repository } = await makeChange(base, { [policyPath]: strict.replace('june:', 'july:') });
    const { reviews, verdict } = await reviewIn(repository);
    expect([verdict, reviews[0]?.baseCampaign?.name, reviews[0]?.change.added]).toEqual(['pass', 'june', 0]);
  });

  test.each([
    ['the same list elsewhere', calmFiles['list.csv'], 0],
    ['most of its recipients in another list', halved, 20],
  ])('is found by %s', async (_, list, removed) => {
    const { repository } = await makeChange(base, {
      [policyPath]: renamed.replace('list.csv', 'lists/july.csv'),
      'list.csv': null,
      'lists/july.csv': list,
    });
    const { reviews } = await reviewIn(repository);
    expect(reviews).toMatchObject([
      {
        campaign: 'july',
        list: 'lists/july.csv',
        baseCampaign: { name: 'june', pairedBy: 'recipients' },
        change: { before: 60, added: 0, removed },
      },
    ]);
  });

  test('is found by the same list elsewhere even where that cannot be read', async () => {
    const { repository } = await makeChange(
      { ...base, 'list.csv': 'name\nx\n' },
      {
        [policyPath]: renamed.replace('list.csv', 'july.csv'),
        'list.csv': null,
        'july.csv': 'name\nx\n',
      },
    );
    const { reviews } = await reviewIn(repository);
    expect(reviews).toMatchObject([{ campaign: 'july', baseCampaign: { name: 'june' } }]);
  });

  test('is another one where few recipients are the same', async () => {
    const strangers = Array.from({ length: 60 }, (_, index) => `new${index}@mail.example,2026-11-10`);
    const { repository } = await makeChange(base, {
      [policyPath]: renamed.replace('list.csv', 'july.csv'),
      'july.csv': sampleList(...sampleRows(20), ...strangers),
    });
    const run = await reviewIn(repository);
    expect(run.reviews.map(({ campaign, baseCampaign }) => [campaign, baseCampaign?.name])).toEqual([
      ['july', undefined],
      ['june', 'june'],
    ]);
    expect(reasonsIn(run)).toEqual(['june warn campaign-removed', 'june fail list-shrink']);
  });
});

test('a second campaign for the list of another is judged by the rules of that one', async () => {
  const second = `${strict}  july:\n    list: list.csv\n`;
  const moved = second.replace('list: list.csv', 'list: other.csv');
  const { repository } = await makeChange(base, {
    [policyPath]: moved,
    'other.csv': calmFiles['list.csv'],
    'list.csv': halved,
  });
  const { reviews } = await reviewIn(repository);
  const july = reviews.find(({ campaign }) => campaign === 'july');
  expect(july).toMatchObject({
    baseCampaign: { name: 'june', pairedBy: 'list-path', stays: true },
    verdict: 'fail',
  });
});

test('a new campaign is judged by the general rules, and its own are told', async () => {
  const more = `${strict}  july: { list: july.csv, policy: { total: { fail: 40% } } }\n`;
  const { repository } = await makeChange(base, {
    [policyPath]: more,
    'july.csv': lists.fail.replaceAll('person', 'guest'),
  });
  const { reviews } = await reviewIn(repository);
  expect(reviews).toMatchObject([
    {
      campaign: 'july',
      verdict: 'fail',
      baseCampaign: null,
      ruleChanges: [{ key: 'policy.total.fail', before: 0.05, after: 0.4, direction: 'looser' }],
    },
  ]);
});
