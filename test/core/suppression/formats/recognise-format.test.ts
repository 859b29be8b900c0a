import { expect, test } from 'vitest';
import { recogniseFormat } from '../../../../src/core/suppression/formats/recognise-format.ts';
import type {
  ExportShape,
  Signature,
  SuppressionFormat,
} from '../../../../src/core/suppression/formats/suppression-format.ts';

function format(id: string, ...signatures: readonly Signature[]): SuppressionFormat {
  return { id, name: id, signatures, read: () => 'left-out' };
}

const formats = [
  format('plain', { columns: ['email'] }),
  format('dated', { columns: ['email', 'created'] }),
  format('exact', { columns: ['email', 'created'], others: ['note'] }),
  format('named', { columns: ['email', 'created'], others: ['note'], fileName: /bounce/ }),
  format('other', { columns: ['email', 'kind'] }),
  format('json', { columns: ['address'], media: 'json' }),
];

function recognise(columns: string, change: Partial<ExportShape> = {}): string {
  const shape: ExportShape = {
    media: 'csv',
    columns: columns.split(','),
    fileName: 'a.csv',
    firstRow: [],
    ...change,
  };
  const found = recogniseFormat(shape, formats);
  if (found.kind === 'none') return 'none';
  return found.kind === 'one' ? found.format.id : found.formats.map(({ id }) => id).join(' or ');
}

test.each([
  ['email', 'plain'],
  ['email,name', 'plain'],
  ['created,email', 'exact'],
  ['email,created,note', 'exact'],
  ['email,created,name', 'dated'],
  ['email,created,', 'exact'],
  ['email,kind', 'other'],
  ['email,kind,created', 'dated or other'],
  ['address', 'none'],
  ['name', 'none'],
])('%s is %s: what says most about a file wins, and nobody guesses', (columns, id) => {
  expect(recognise(columns)).toBe(id);
});

test('the name of the file and its form count where the columns are the same', () => {
  expect(recognise('email,created', { fileName: 'hard-bounces.csv' })).toBe('named');
  expect(recognise('address', { media: 'json' })).toBe('json');
});
