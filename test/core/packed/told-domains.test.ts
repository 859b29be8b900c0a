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

test('addresses that count up are told whatever the case of their domain, wherever the file is cut', async () => {
  const domainOf = (index: number) =>
    index % 9 === 0 ? 'Company.com' : index % 7 === 0 ? 'COMPANY.COM' : 'company.com';
  const people = Array.from({ length: 4000 }, (_, index) => `user${index + 1}@${domainOf(index)}`);
  const list = lines('email', ...people);
  const options = { suppressions: { 'a.csv': 'email\nx@company.com\n' } };
  const told = expect.objectContaining({
    code: 'numbered-addresses',
    line: 2,
    args: expect.objectContaining({ rows: 4000 }),
  });
  const alone = await checkText(list, options);
  expect(alone.findings).toContainEqual(told);
  for (const sizes of [[777], [65_536]]) {
    const threads = nearThreads({ pieceBytes: 700, packers: 2 });
    expect(await checkText(list, { ...options, sizes, threads })).toEqual(alone);
  }
});
