import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { knownVerifiers } from '../../../../src/core/evidence/verifiers/known-verifiers.ts';
import { readVerifications } from '../../../../src/core/evidence/verifiers/read-verifications.ts';
import { dayOfInstant, parseDay } from '../../../../src/core/list/parse-day.ts';
import { asOfMs } from '../../check-text.ts';
import { sourceOf } from '../../source-of.ts';

const samples = join(import.meta.dirname, '../../../formats-verifiers');
const day = parseDay('2026-05-04');

/** What the people of the samples are found to be; a service that does not tell some of them leaves those out. */
const expected = {
  'ann@mail.example': 'valid',
  'bob@mail.example': 'invalid',
  'cid@shop.example': 'accept-all',
  'dee@temp.example': 'disposable',
  'eve@mail.example': 'unknown',
  'fay@mail.example': 'unknown',
  'info@shop.example': 'unknown',
  'sales@shop.example': 'accept-all',
} as const;
const always = ['ann@mail.example', 'bob@mail.example', 'cid@shop.example', 'dee@temp.example'];

test('every known service has a sample', () => {
  expect(readdirSync(samples).toSorted()).toEqual(knownVerifiers.map(({ id }) => id).toSorted());
});

describe.each(knownVerifiers.map(({ id }) => id))('%s', (id) => {
  const [file = ''] = readdirSync(join(samples, id));
  const text = readFileSync(join(samples, id, file), 'utf8');

  test('is read as what it says, with its day', async () => {
    const read = await readVerifications([sourceOf(file, text)], dayOfInstant(asOfMs));
    expect(read.problems).toEqual([]);
    expect(read.findings.counts()).toEqual([]);
    const found = Object.keys(expected).filter((key) => read.table.find(key) !== undefined);
    expect(found).toEqual(expect.arrayContaining(always));
    for (const [key, result] of Object.entries(expected)) {
      expect(read.table.find(key) ?? { result, day }).toEqual({ result, day });
    }
    expect(read.table.size).toBe(found.length);
  });
});
