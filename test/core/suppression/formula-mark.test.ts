import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markFormula, undoFormulaMark } from '../../../src/core/suppression/formula-mark.ts';

test.each(['=1+1', '+vip', '-', '@sum', ' =1', '\t=1', "'=1", '\uff1d1'])('%s gets a mark', (cell) => {
  expect(markFormula(cell)).toBe(`'${cell}`);
});

test.each(['vip', '', 'a=b', "'vip", '4711'])('%s stays as it is', (cell) => {
  expect(markFormula(cell)).toBe(cell);
  expect(undoFormulaMark(cell)).toBe(cell);
});

test('undoing the mark gives the cell back, whatever it is', () => {
  const cells = fc.string({ unit: fc.constantFrom("'", '=', '+', '@', ' ', 'a', '\t') });
  fc.assert(fc.property(cells, (cell) => undoFormulaMark(markFormula(cell)) === cell));
});
