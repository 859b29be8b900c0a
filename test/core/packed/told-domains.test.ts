import { expect, test } from 'vitest';
import { checkText, lines } from '../check-text.ts';
import { nearThreads } from './near-threads.ts';

test.each([
  ['ann@github.io', 'private-suffix'],
  ['jörg@company.com', 'needs-smtputf8'],
])('%s is told in pieces as in one: %s', async (address, code) => {
  const people = Array.from({ length: 4000 }, (_, index) => `p${(index * 7919) % 99_991}x@company.com`);
  const list = lines('email', ...people, address);
  const options = { suppressions: { 'a.csv': 'email\nx@company.com\n' } };
  const alone = await checkText(list, options);
  expect(alone.findings).toContainEqual(expect.objectContaining({ code, severity: 'warning', line: 4002 }));
  const threads = nearThreads({ pieceBytes: 700, packers: 2 });
  expect(await checkText(list, { ...options, threads })).toEqual(alone);
});
