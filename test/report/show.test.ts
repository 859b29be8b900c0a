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

test.each([
  ['äbcdef', 6, 'äbcdef'],
  ['äbcdefg', 6, 'äbcde…'],
  // the last word is whole when the text ends there, and may be the start of an address when it does not
  [`a@${'b'.repeat(153)} june`, 20, '(withheld) june'],
  [`a@${'b'.repeat(153)} june.`, 20, '(withheld) …'],
])('%j is cut to %i characters as %j', (text, limit, shown) => {
  expect(show(text, limit)).toBe(shown);
});

test('an address far behind what is shown is not looked for', () => {
  expect(show(`${'word '.repeat(40)}ann at mail.example today`, 10)).toBe('word word…');
});
