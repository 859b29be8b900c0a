import { expect, test } from 'vitest';
import {
  addressHeaders,
  listFields,
  listHeaders,
  suppressionFields,
  suppressionHeaders,
  weakAddressHeaders,
} from '../../../src/core/list/column-names.ts';
import { normalizeHeader } from '../../../src/core/list/normalize-header.ts';

const tables = [
  { name: 'lists', fields: listFields, headers: listHeaders },
  { name: 'suppressions', fields: suppressionFields, headers: suppressionHeaders },
];

test.each(tables)('every name of the columns of $name is written as headers are compared', ({ headers }) => {
  const names = [...addressHeaders, ...weakAddressHeaders, ...Object.values(headers).flat()];
  for (const name of names) expect(normalizeHeader(name)).toBe(name);
});

test.each(tables)('no name of the columns of $name means two columns', ({ headers }) => {
  const names = [...addressHeaders, ...weakAddressHeaders, ...Object.values(headers).flat()];
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test.each(tables)('every column of $name is found by its own name', ({ fields, headers }) => {
  const names = new Map<string, readonly string[]>(Object.entries({ ...headers, email: addressHeaders }));
  for (const field of fields) expect(names.get(field)).toContain(normalizeHeader(field));
});
