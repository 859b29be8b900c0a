import { describe, expect, test } from 'vitest';
import type { DnsAnswer, RecordType } from '../../../src/core/dns/dns-answer.ts';
import { lookUpDomain } from '../../../src/core/dns/look-up-domain.ts';

const none: DnsAnswer = { kind: 'nxdomain' };
const noData: DnsAnswer = { kind: 'no-data' };
const silence: DnsAnswer = { kind: 'silence', reason: 'servfail' };
const values = (...found: readonly string[]): DnsAnswer => ({
  kind: 'records',
  records: found.map((value, index) => ({ preference: index, value })),
});
const server = 'mx.northwind.dev';
const address = '192.178.0.1';

/** Looks `d.test` up where the answers are these, by `TYPE name`; everything else does not exist. */
async function lookUp(answers: Readonly<Record<string, DnsAnswer>>) {
  const asked: string[] = [];
  const standing = await lookUpDomain('d.test', async (name: string, type: RecordType) => {
    asked.push(`${type} ${name}`);
    return answers[`${type} ${name}`] ?? none;
  });
  return { standing, asked };
}

describe('how a domain stands', () => {
  test.each([
    ['a mail server that has an address', 'takes-mail', values(server), values(address)],
    ['a mail server whose address nobody tells', 'takes-mail', values(server), silence],
    ['a mail server on this machine', 'broken-mx', values('localhost')],
    ['a mail server that is an address', 'broken-mx', values('192.178.0.1')],
    ['a mail server under a reserved name', 'broken-mx', values('mail.internal', 'mail.local')],
    ['a mail server in a private network', 'broken-mx', values(server), values('10.0.0.1')],
    [
      'a mail server with a private address and a public one',
      'takes-mail',
      values(server),
      values('10.0.0.1', address),
    ],
    ['a mail server without an address', 'broken-mx', values(server), noData],
    ['a mail server that does not exist', 'broken-mx', values(server), none],
    ['a mail server of a company that parks domains', 'parked', values('mail.h-email.net')],
    ['two of them', 'parked', values('park-mx.above.com', 'mail.sedoparking.com')],
    ['one of them beside a real one', 'takes-mail', values('park-mx.above.com', server), values(address)],
    ['one that is only named like it, and does not exist', 'broken-mx', values('mx.not-h-email.net')],
    ['the root as its only mail server', 'null-mx', values('')],
    ['the root beside a real one', 'takes-mail', values('', server), values(address)],
  ] as const)('%s: %s', async (_, standing, mx, host: DnsAnswer = none) => {
    expect(await lookUp({ 'MX d.test': mx, [`A ${server}`]: host })).toMatchObject({ standing });
  });

  test.each([
    ['no server, an address', 'no-mx', noData, values(address), noData],
    ['no server, an address of the newer kind', 'no-mx', noData, noData, values('2a00:1450:0:0:0:0:0:1')],
    ['no server, a private address', 'broken-mx', noData, values('192.168.1.1'), noData],
    ['no server, a private address and a public one', 'no-mx', noData, values('10.0.0.1', address), noData],
    ['no server, no address', 'no-host', noData, noData, noData],
    ['no such name', 'nxdomain', none, none, none],
    ['a name denied for its type, with an address', 'no-mx', none, values(address), none],
    ['no such name at first, which nobody confirms', 'unknown', none, silence, none],
    ['no server, and silence about addresses', 'unknown', noData, silence, noData],
    ['no server, and silence about those of the newer kind', 'unknown', noData, noData, silence],
    ['silence at once', 'unknown', silence, none, none],
  ] as const)('%s: %s', async (_, standing, mx, a, aaaa) => {
    expect(await lookUp({ 'MX d.test': mx, 'A d.test': a, 'AAAA d.test': aaaa })).toMatchObject({ standing });
  });

  test('of a domain that names many servers nothing more is asked', async () => {
    const many = values('a.northwind.dev', 'b.northwind.dev', 'c.northwind.dev');
    expect(await lookUp({ 'MX d.test': many })).toEqual({ standing: 'takes-mail', asked: ['MX d.test'] });
  });

  test('a mail server under a name that may not be asked is not asked', async () => {
    const { asked } = await lookUp({ 'MX d.test': values('db.internal', 'x.localhost') });
    expect(asked).toEqual(['MX d.test']);
  });
});
