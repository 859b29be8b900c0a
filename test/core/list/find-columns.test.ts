import { describe, expect, test } from 'vitest';
import {
  addressHeaders,
  type ListField,
  listHeaders,
  type SuppressionField,
  suppressionHeaders,
  weakAddressHeaders,
} from '../../../src/core/list/column-names.ts';
import { type ColumnsFound, findColumns } from '../../../src/core/list/find-columns.ts';
import { mapRecords } from '../record-of.ts';

function first<Field extends string>(results: ColumnsFound<Field>[]): ColumnsFound<Field> {
  const [result] = results;
  if (result === undefined) throw new Error('no record');
  return result;
}

function findInList(text: string, mapped: Partial<Record<ListField, string>> = {}) {
  return first(
    mapRecords(text, (record) => findColumns<ListField>(record, 'list.csv', { names: listHeaders, mapped })),
  );
}

function findInSuppressions(text: string) {
  const rules = { names: suppressionHeaders, mapped: {} };
  return first(mapRecords(text, (record) => findColumns<SuppressionField>(record, 'bounces.csv', rules)));
}

function at(found: ColumnsFound<string>): Record<string, number> | string {
  return found.ok ? Object.fromEntries(found.columns.at) : found.problem.code;
}

describe('the address column', () => {
  test.each([...addressHeaders, ...weakAddressHeaders])('is found by the name "%s" in any case', (name) => {
    const found = findInList(`id,${name.toUpperCase()},note\n`);
    expect(found).toMatchObject({ ok: true, columns: { header: true, count: 3 } });
    expect(at(found)).toEqual({ email: 1 });
  });

  test('a name that can mean a street gives way to one that cannot', () => {
    expect(at(findInList('address,email\n'))).toEqual({ email: 1 });
    expect(at(findInList('username;e-mail\n'))).toEqual({ email: 1 });
  });

  test.each(['email,Email', 'email,mail', 'to,recipient'])(
    'two of them (%s) are a problem that names both',
    (header) => {
      const found = findInList(`${header}\n`);
      expect(found).toMatchObject({ ok: false, problem: { code: 'two-address-columns', line: 1 } });
      const args = found.ok ? {} : found.problem.args;
      const names = header.split(',').map((name) => `"${name}"`);
      expect(args.columns).toBe(names.join(' and '));
    },
  );

  test('none is a problem that shows the header', () => {
    const found = findInList('name,street\n');
    expect(found).toMatchObject({
      ok: false,
      problem: { code: 'no-address-column', file: 'list.csv', line: 1, args: { header: 'name, street' } },
    });
  });

  test('is the mapped one, also where another name would be found', () => {
    expect(at(findInList('email,Contact Mail\n', { email: 'contact-mail' }))).toEqual({ email: 1 });
  });

  test('a mapped one that is missing is a problem, also where another name would be found', () => {
    const found = findInList('sep=,\nemail,b\n', { email: 'contact' });
    expect(found).toMatchObject({
      ok: false,
      problem: { code: 'mapped-column-missing', line: 2, args: { field: 'email', header: 'contact' } },
    });
  });
});

describe('a file without a header', () => {
  test('begins with an address', () => {
    const found = findInList('ann@mail.example\n');
    expect(found).toMatchObject({ ok: true, columns: { header: false, count: 1 } });
    expect(at(found)).toEqual({ email: 0 });
  });

  test('has its addresses in the first column that holds one', () => {
    expect(at(findInList('Ann;ann@mail.example;x@y.example\n'))).toEqual({ email: 1 });
  });

  test('has its addresses where one stands, whatever names of address columns stand beside it', () => {
    expect(at(findInList('email,mail,ann@mail.example\n'))).toEqual({ email: 2 });
  });

  test.each(['@mail.example', '*@mail.example'])('may begin with a whole-domain entry (%s)', (entry) => {
    expect(findInSuppressions(`${entry}\n`)).toMatchObject({ ok: true, columns: { header: false } });
  });

  test('of two columns is address and reason in a suppression file, not in a list', () => {
    expect(at(findInSuppressions('ann@mail.example,BOUNCE\n'))).toEqual({ email: 0, reason: 1 });
    expect(at(findInList('ann@mail.example,BOUNCE\n'))).toEqual({ email: 0 });
    expect(at(findInSuppressions('BOUNCE,ann@mail.example\n'))).toEqual({ email: 1 });
    expect(at(findInSuppressions('ann@mail.example,BOUNCE,x\n'))).toEqual({ email: 0 });
  });

  test('may begin with the hash of an address', () => {
    const hash = 'a'.repeat(64);
    expect(at(findInList(`1, ${hash} \n`))).toEqual({ email: 1 });
    expect(at(findInList(`1,${hash}a\n`))).toBe('no-address-column');
  });

  test('cannot be mapped', () => {
    expect(at(findInList('ann@mail.example\n', { email: 'contact' }))).toBe('mapped-column-missing');
  });

  test('a header with a lone @ is not one', () => {
    expect(at(findInList('name,@\n'))).toBe('no-address-column');
    expect(at(findInList('name,handle (@ first)\n'))).toBe('no-address-column');
  });
});

describe('optional columns', () => {
  test('are found by their usual names', () => {
    const header =
      'Email,Source,Opted In At,opt_in,verified-at,Verification,last delivered,last_open,soft bounces,last soft bounce,created';
    expect(at(findInList(`${header}\n`))).toEqual({
      email: 0,
      source: 1,
      'opted-in-at': 2,
      'opt-in': 3,
      'verified-at': 4,
      verification: 5,
      'last-delivered-at': 6,
      'last-engaged-at': 7,
      'soft-bounces': 8,
      'last-soft-bounce-at': 9,
      'created-at': 10,
    });
  });

  test('of suppressions are found by their usual names', () => {
    expect(at(findInSuppressions('status,reason,email,created,expires,count,group\n'))).toEqual({
      status: 0,
      reason: 1,
      email: 2,
      'created-at': 3,
      'expires-at': 4,
      count: 5,
      scope: 6,
    });
  });

  test('of two names for one column the first in the table wins, wherever it stands', () => {
    expect(at(findInSuppressions('email,type,reason\n'))).toEqual({ email: 0, reason: 2 });
    expect(at(findInSuppressions('email,reason,type\n'))).toEqual({ email: 0, reason: 1 });
  });

  test('are the mapped ones, in any case', () => {
    expect(at(findInList('email,source,Herkunft\n', { source: 'HERKUNFT' }))).toEqual({
      email: 0,
      source: 2,
    });
  });

  test('a mapped one that is missing is a problem', () => {
    expect(findInList('email,a\n', { source: 'Herkunft' })).toMatchObject({
      ok: false,
      problem: { code: 'mapped-column-missing', line: 1, args: { field: 'source', header: 'Herkunft' } },
    });
  });

  test('the address column is never an optional one too', () => {
    expect(at(findInSuppressions('to,list\n'))).toEqual({ email: 0, scope: 1 });
    expect(at(findInList('source\n', { email: 'source' }))).toEqual({ email: 0 });
  });
});
