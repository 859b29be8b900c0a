import { expect, test } from 'vitest';
import { joinWideHits, WideHits, wideFindings } from '../../../src/core/evidence/wide-hits.ts';
import { recipientKey } from '../../../src/core/recipient-key.ts';
import { readTexts } from '../suppression/read-texts.ts';

const place = (line: number, file = 'a.csv') => ({ file, line });

test('each entry is told with its place and how many recipients it hits, those that hit most first', () => {
  const hits = new WideHits();
  const [one, two] = [place(3), place(9)];
  for (const places of [[one], [two], [one, two], [two]]) hits.note({ places, wholeDomain: true });
  hits.note({ wholeDomain: false });
  expect(wideFindings(hits.kept(), 'list.csv', 10)).toMatchObject([
    { severity: 'notice', file: 'a.csv', line: 9, args: { recipients: 3 } },
    { severity: 'notice', file: 'a.csv', line: 3, args: { recipients: 2 } },
  ]);
});

test.each([
  [20, 399, 'warning'],
  [20, 400, 'notice'],
  [19, 20, 'notice'],
  [500, 1000, 'warning'],
])('%i of %i recipients are a %s', (hit, recipients, severity) => {
  const hits = new WideHits();
  const everybody = [place(2)];
  for (let index = 0; index < hit; index += 1) hits.note({ places: everybody, wholeDomain: true });
  expect(wideFindings(hits.kept(), 'list.csv', recipients)).toMatchObject([
    { severity, args: { recipients: hit } },
  ]);
});

test('hits in parts of a list add up by the place of the entry, in any order', () => {
  const parts = [
    { places: [{ ...place(3), recipients: 2 }], elsewhere: 1 },
    {
      places: [
        { ...place(9), recipients: 3 },
        { ...place(3, 'b.csv'), recipients: 1 },
      ],
      elsewhere: 0,
    },
    { places: [{ ...place(3), recipients: 2 }], elsewhere: 2 },
  ];
  const joined = joinWideHits(parts);
  expect(joined).toEqual({
    places: [
      { ...place(3), recipients: 4 },
      { ...place(9), recipients: 3 },
      { ...place(3, 'b.csv'), recipients: 1 },
    ],
    elsewhere: 3,
  });
  expect(joinWideHits(parts.toReversed())).toEqual(joined);
});

test('an entry is known by its place, in whichever file the address is suppressed besides', async () => {
  const read = await readTexts({
    'a.csv': 'email,scope,reason\n@closed.example,,manual\nann@closed.example,,complaint\n',
    'b.csv': 'email,scope\n*@closed.example,\nann*@*,pattern\n',
  });
  const match = (address: string) => {
    const { key, domain } = recipientKey(address);
    return read.table.find(key, domain);
  };
  expect(match('bob@closed.example')).toMatchObject({ wholeDomain: true, places: [place(2)] });
  expect(match('ann@closed.example')).toMatchObject({
    wholeDomain: false,
    places: [place(2), place(3, 'b.csv')],
  });
  expect(match('bob@mail.example')).toBeUndefined();
});
