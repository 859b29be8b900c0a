import { expect, test } from 'vitest';
import { show } from '../../src/report/show.ts';

test.each([
  ['##[add-mask]a', '# #[add-mask]a'],
  ['###[add-mask]a', '## #[add-mask]a'],
  ['::error::x', ': :error: :x'],
  [':::x', ': ::x'],
  ['a\r\nb\u2028c', 'a  b c'],
  ['june, 12 rows', 'june, 12 rows'],
])('%j is shown as %j', (text, shown) => {
  expect(show(text)).toBe(shown);
});
