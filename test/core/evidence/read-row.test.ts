import { describe, expect, test } from 'vitest';
import type { EntryKind } from '../../../src/core/evidence/cause.ts';
import { type RowEvidence, RowReader } from '../../../src/core/evidence/read-row.ts';
import { type ListField, listHeaders } from '../../../src/core/list/column-names.ts';
import { findColumns } from '../../../src/core/list/find-columns.ts';
import { dayOfInstant } from '../../../src/core/list/parse-day.ts';
import { mapRecords } from '../record-of.ts';

const asOfDay = dayOfInstant(Date.UTC(2026, 5, 15));
const mapped: readonly (readonly [string, EntryKind])[] = [
  ['web form', 'single-opt-in'],
  ['shop', 'double-opt-in'],
  ['crm', 'import'],
];

function readAll(header: string, ...rows: readonly string[]) {
  const notes: string[] = [];
  let reader: RowReader | undefined;
  const read = mapRecords(
    [`email,${header}`, ...rows.map((row) => `a@b.example,${row}`)].join('\n'),
    (record) => {
      if (reader !== undefined) return reader.read(record);
      const found = findColumns<ListField>(record, 'list.csv', { names: listHeaders, mapped: {} });
      if (!found.ok) throw new Error(found.problem.code);
      const rules = { asOfDay, sources: new Map(mapped) };
      reader = new RowReader(found.columns, rules, (code, args) => notes.push(`${code} ${args.field}`));
      return undefined;
    },
  );
  return { rows: read.slice(1), notes };
}

function readOne(header: string, row: string): Partial<RowEvidence> & { readonly notes: readonly string[] } {
  const { rows, notes } = readAll(header, row);
  return { ...rows[0], notes };
}

test('columns that are not there say nothing', () => {
  expect(readAll('name', 'Ann').rows).toEqual([
    {
      source: '',
      entryKind: 'unknown',
      deliveredDay: null,
      engagedDay: null,
      verifiedDay: null,
      verification: null,
      optedInDay: null,
      doubleOptIn: false,
      createdDay: null,
      softBounces: 0,
      lastSoftBounceDay: null,
    },
  ]);
});

describe('dates', () => {
  test.each([
    ['opted_in_at', 'optedInDay'],
    ['verified_at', 'verifiedDay'],
    ['last_delivered_at', 'deliveredDay'],
    ['last_engaged_at', 'engagedDay'],
    ['last_soft_bounce_at', 'lastSoftBounceDay'],
    ['created_at', 'createdDay'],
  ] as const)('%s is read', (header, field) => {
    expect(readOne(header, ' 2026-06-05 ')).toMatchObject({ [field]: asOfDay - 10, notes: [] });
  });

  test('tomorrow is today, because some clocks are ahead', () => {
    expect(readOne('created_at', '2026-06-16')).toMatchObject({ createdDay: asOfDay, notes: [] });
  });

  test('a day after that is not used, and is told', () => {
    expect(readOne('created_at', '2026-06-17')).toMatchObject({
      createdDay: null,
      notes: ['future-date created-at'],
    });
  });

  test('one that cannot be read is not used, and is told for every row', () => {
    const { rows, notes } = readAll('created_at', '05/06/2026', '05/06/2026', '2026-06-05');
    expect(rows.map((row) => row?.createdDay)).toEqual([null, null, asOfDay - 10]);
    expect(notes).toEqual(['unreadable-date created-at', 'unreadable-date created-at']);
  });
});

describe('soft bounces', () => {
  test.each([
    ['', 0, []],
    ['3', 3, []],
    ['250', 100, []],
    ['-1', 0, ['unknown-value soft-bounces']],
    ['many', 0, ['unknown-value soft-bounces']],
    ['2.5', 0, ['unknown-value soft-bounces']],
  ])('"%s" is %d', (cell, softBounces, notes) => {
    expect(readOne('soft_bounces', cell)).toMatchObject({ softBounces, notes });
  });
});

describe('verification', () => {
  test('a word that is not known is told, and counts as "could not tell"', () => {
    expect(readOne('verification', 'perhaps')).toMatchObject({
      verification: 'unknown',
      notes: ['unknown-value verification'],
    });
  });

  test('an empty cell is no verification', () => {
    expect(readOne('verification', '')).toMatchObject({ verification: null, notes: [] });
  });
});

describe('the source', () => {
  test.each([
    ['Web Form', 'Web Form', 'single-opt-in'],
    ['shop', 'shop', 'double-opt-in'],
    ['Giveaway', 'Giveaway', 'giveaway'],
    ['fair', 'fair', 'unknown'],
    ['', '', 'unknown'],
  ])('"%s" is of kind %s by the policy, or by its own name', (cell, source, entryKind) => {
    expect(readOne('source', cell)).toMatchObject({ source, entryKind });
  });

  test('an address in it is withheld', () => {
    expect(readOne('source', 'from ann@mail.example').source).toBe('from (withheld)');
  });

  test('of more than 10,000 sources the rest is counted together, by kind', () => {
    const rows = Array.from({ length: 10_002 }, (_, index) => `s${index}`);
    const read = readAll('source', ...rows, 'CRM', 's1').rows;
    expect(read[9_999]?.source).toBe('s9999');
    expect(read[10_000]?.source).toBe('other');
    expect(read[10_002]).toMatchObject({ source: 'other', entryKind: 'import' });
    expect(read[10_003]?.source).toBe('s1');
  });
});

describe('the opt-in', () => {
  test.each([
    ['', '', 'unknown', false],
    ['', 'double', 'double-opt-in', true],
    ['', 'DOI', 'double-opt-in', true],
    ['', 'confirmed', 'double-opt-in', true],
    ['', 'Single opt-in', 'single-opt-in', false],
    ['fair', 'single', 'single-opt-in', false],
    ['web form', 'double', 'double-opt-in', true],
    ['shop', '', 'double-opt-in', true],
    ['shop', 'single', 'single-opt-in', false],
    ['crm', 'double', 'import', true],
    ['crm', 'single', 'import', false],
  ])(
    'of source "%s", given as "%s", is %s (confirmed: %s): the row is nearer',
    (source, optIn, entryKind, doubleOptIn) => {
      expect(readOne('source,opt_in', `${source},${optIn}`)).toMatchObject({
        entryKind,
        doubleOptIn,
        notes: [],
      });
    },
  );

  test('a word that is not known is told', () => {
    expect(readOne('opt_in', 'yes')).toMatchObject({ entryKind: 'unknown', notes: ['unknown-value opt-in'] });
  });
});
