import fc from 'fast-check';
import type { CheckOptions } from './check-text.ts';

const locals = [
  'ann',
  'Ann',
  'a.n.n',
  'ann+x',
  'ann-x',
  'info',
  'INFO+a',
  'qwerty',
  'name',
  'user1',
  'user2',
  '*ann',
  'a*n',
  'ännchen',
  '',
  '"ann"',
  '.ann',
  'ann.',
  "o'neil",
  'x'.repeat(64),
  'x'.repeat(65),
];
const domains = [
  'gmail.com',
  'googlemail.com',
  'GMAIL.com',
  'gmial.com',
  'yahoo.com',
  'proton.me',
  'user.fastmail.com',
  'fastmail.com',
  'mailinator.com',
  'acme.example',
  'acme.test',
  'domain.com',
  'nosuchtop.zzz',
  'co.uk',
  'firma.de',
  'müller.de',
  'xn--mller-kva.de',
  'a_b.de',
  'x.c0m',
  '',
];
const around = [
  (text: string) => text,
  (text: string) => ` ${text}`,
  (text: string) => `${text};`,
  (text: string) => `<${text}>`,
  (text: string) => `"${text}"`,
  (text: string) => `"Ann ""A"" <${text}>"`,
  (text: string) => text.toUpperCase(),
];
const addresses = fc
  .tuple(
    fc.constantFrom(...locals),
    fc.constantFrom('@', '@', '@', '@', ' at ', '@@'),
    fc.constantFrom(...domains),
    fc.constantFrom(...around),
  )
  .map(([local, at, domain, write]) => write(`${local}${at}${domain}`));
const dates = fc.constantFrom(
  '',
  '',
  '2026-06-01',
  '2026-06-14T23:59:00Z',
  '2026-02-30',
  '2031-01-01',
  '01/02/2026',
  '"2026-05-05"',
  ' 2026-05-05',
  'yesterday',
  '1780000000',
);
const row = fc.tuple(
  addresses,
  fc.constantFrom('web', 'Shop', '', '"a, b"', 'purchased'),
  dates,
  dates,
  fc.constantFrom('', 'valid', 'Invalid', 'catch-all', 'hm'),
  fc.constantFrom('', '1', '12', 'many'),
  fc.constantFrom('', 'double', 'single', 'maybe'),
  fc.constantFrom('', ',more', ',more,"still more'),
);
const onFileRow = fc.tuple(
  fc.oneof(
    { weight: 9, arbitrary: addresses },
    { weight: 1, arbitrary: fc.constantFrom('@firma.de', '*@acme.test', 'a*@gmail.com') },
  ),
  fc.constantFrom(
    'unsubscribe',
    'Complaint',
    'hard-bounce',
    'soft bounce',
    'invalid',
    '',
    'delivered',
    'odd word',
    '550 5.1.1 unknown',
    '"a ""b"""',
  ),
  fc.constantFrom('', '', 'global', 'news', 'domain', 'pattern', ' Global '),
  dates,
  fc.constantFrom('', '', '2026-01-01', '2027-01-01', 'never'),
  fc.constantFrom('', '1', '3', '2000', 'x'),
  fc.constantFrom('', 'sendgrid'),
  fc.constantFrom('', '', '2026-06-01 full june', '2026-06-10 delivered'),
);
const ends = fc.constantFrom('\n', '\r\n', '\r');

/** A list as text, and what it is checked against. */
interface AwkwardCampaign {
  readonly list: string;
  readonly options: CheckOptions;
}

/** Lists of awkward rows, addresses, cells and line ends against files that are no better. */
export const awkwardCampaigns: fc.Arbitrary<AwkwardCampaign> = fc
  .record({
    rows: fc.array(row, { minLength: 1, maxLength: 40 }),
    onFile: fc.array(onFileRow, { maxLength: 40 }),
    end: ends,
    rule: fc.constantFrom('fail', 'warn', 'ignore'),
  })
  .map(({ rows, onFile, end, rule }) => {
    const list = `email,source,last_delivered_at,opted_in_at,verification,soft_bounces,opt_in${end}reader@acme.example,,,,,,${end}${rows.map((cells) => `${cells.slice(0, 7).join(',')}${cells[7]}${end}`).join('')}`;
    const file = `email,reason,scope,created_at,expires_at,count,source,history${end}${onFile.map((cells) => cells.join(',') + end).join('')}nobody@acme.example,manual,,,,,,${end}`;
    const suppressedAlias = { complaint: rule, unsubscribe: rule, manual: rule, bounce: rule } as const;
    const policy = { suppressedAlias, sources: new Map([['shop', 'checkout'] as const]) };
    return { list, options: { suppressions: { 'a.csv': file }, policy } };
  });
