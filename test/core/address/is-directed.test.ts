import { expect, test } from 'vitest';
import { isDirected } from '../../../src/core/address/is-directed.ts';

test.each(['אבג', 'אב1', 'نامه', 'ا۱۲', 'müller', '中国', '۱۲۳', '1abc'])(
  '%s reads in one direction',
  (label) => {
    expect(isDirected(label)).toBe(true);
  },
);

test.each(['1אא', '٣', '٣ا', 'ا٣1', '-אב'])('%s does not', (label) => {
  expect(isDirected(label)).toBe(false);
});
