import { expect, test } from 'vitest';
import { nearestOption } from '../../src/cli/nearest-option.ts';

const known = ['config', 'list', 'list-name', 'total-fail', 'format', 'email-column'];

test.each([
  ['what others call it', 'policy', 'config'],
  ['its letter', 'l', 'list'],
  ['its value', 'json', 'format json'],
  ['a slip of the fingers', 'cnofig', 'config'],
  ['its beginning', 'email', 'email-column'],
  ['capitals', 'Policy', 'config'],
])('%s leads to the option', (_, typed, option) => {
  expect(nearestOption(typed, known)).toBe(option);
});

test.each([
  ['the option is none of this command', 'output-folder'],
  ['what others call it is none of this command', 'verbose'],
  ['two letters could begin anything', 'to'],
  ['it is in every object', '__proto__'],
])('nothing is near where %s', (_, typed) => {
  expect(nearestOption(typed, known)).toBeNull();
});
