import { describe, expect, test } from 'vitest';
import type { DnsAnswer, RecordType } from '../../../src/core/dns/dns-answer.ts';
import { parseResolver } from '../../../src/core/dns/parse-resolver.ts';
import { openResolver } from '../../../src/io/dns/open-resolver.ts';
import { type DnsServer, type Fault, startDnsServer } from '../../dns/start-dns-server.ts';

// because what is answered at once may be seen late on a machine that is busy, and what is never answered costs the wait
const [patientMs, hastyMs] = [2000, 300];

function resolverAt(address: string, waitMs = patientMs) {
  const server = parseResolver(address);
  if (server === null) throw new Error(address);
  return openResolver(server, { waitMs, untilMs: performance.now() + 20_000 });
}

async function ask(
  zone: Parameters<typeof startDnsServer>[0],
  name: string,
  type: RecordType,
  waitMs = patientMs,
) {
  const server = await startDnsServer(zone);
  return { answer: await resolverAt(server.address, waitMs)(name, type), server };
}

const records = (answer: DnsAnswer): readonly string[] =>
  answer.kind === 'records' ? answer.records.map(({ value }) => value) : [answer.kind];

describe('a resolver', () => {
  test('gives mail servers with their preference, and addresses of both kinds', async () => {
    const zone = {
      'a.test': {
        mx: [
          [10, 'mx.a.test'],
          [20, ''],
        ],
        a: ['192.0.2.7'],
        aaaa: ['2001:db8:0:0:0:0:0:1'],
      },
    } as const;
    const { answer, server } = await ask({ zone }, 'a.test', 'MX');
    expect(answer).toEqual({
      kind: 'records',
      records: [
        { preference: 10, value: 'mx.a.test' },
        { preference: 20, value: '' },
      ],
    });
    const resolver = resolverAt(server.address);
    expect(records(await resolver('a.test', 'A'))).toEqual(['192.0.2.7']);
    expect(records(await resolver('a.test', 'AAAA'))).toEqual(['2001:db8:0:0:0:0:0:1']);
  });

  test('tells a name that does not exist from one without such records', async () => {
    const zone = { 'a.test': { a: ['192.0.2.7'] } } as const;
    expect((await ask({ zone }, 'a.test', 'MX')).answer).toEqual({ kind: 'no-data' });
    expect((await ask({ zone }, 'b.test', 'MX')).answer).toEqual({ kind: 'nxdomain' });
  });

  test('follows an alias to its records, and to a name that does not exist', async () => {
    const zone = { 'a.test': { cname: 'b.test', a: ['192.0.2.8'] }, 'c.test': 'alias-to-nothing' } as const;
    expect(records((await ask({ zone }, 'a.test', 'A')).answer)).toEqual(['192.0.2.8']);
    expect((await ask({ zone }, 'c.test', 'A')).answer).toEqual({ kind: 'nxdomain' });
  });

  test.each([
    ['servfail', 'servfail'],
    ['refused', 'refused'],
    ['silent', 'timeout'],
    ['truncated-twice', 'truncated'],
    ['tcp-drips', 'timeout'],
    ['wrong-id', 'timeout'],
    ['wrong-name', 'timeout'],
    ['alias-loop', 'alias-loop'],
    ['alias-open', 'not-followed'],
    ['referral', 'not-followed'],
    ['referral-by-resolver', 'not-followed'],
    ['not-recursive', 'not-followed'],
    ['garbage', 'malformed'],
    ['half', 'malformed'],
    ['pointer-loop', 'malformed'],
  ] as const)('takes %s for silence (%s), never for an answer', async (fault, reason) => {
    const waitMs = reason === 'timeout' ? hastyMs : patientMs;
    const { answer } = await ask({ zone: { 'a.test': fault } }, 'a.test', 'MX', waitMs);
    expect(answer).toEqual({ kind: 'silence', reason });
  });

  test.each(['slow', 'servfail-once', 'truncated', 'wrong-id-first'] satisfies Fault[])(
    'gets its answer where the server is %s',
    async (fault) => {
      const { answer, server } = await ask({ zone: { 'a.test': fault } }, 'a.test', 'MX');
      expect(records(answer)).toEqual(['mx.gmail.com']);
      expect(server.overTcp()).toBe(fault === 'truncated' ? 1 : 0);
    },
  );

  test('asks nothing twice, and a silent server only once more', async () => {
    const { server } = await ask({ zone: { 'b.test': 'silent' } }, 'a.test', 'MX');
    const resolver = resolverAt(server.address, 1000);
    await Promise.all([resolver('a.test', 'MX'), resolver('a.test', 'MX'), resolver('b.test', 'MX')]);
    await resolver('a.test', 'MX');
    expect(server.asked).toEqual(['MX a.test', 'MX a.test', 'MX b.test', 'MX b.test']);
  });

  test('is silent where nobody listens, and when the time is up', async () => {
    expect(await resolverAt('127.0.0.1:1')('a.test', 'MX')).toMatchObject({ kind: 'silence' });
    const server: DnsServer = await startDnsServer();
    const address = parseResolver(server.address) ?? { host: '127.0.0.1', port: 1 };
    const late = openResolver(address, { waitMs: 1000, untilMs: performance.now() - 1 });
    expect(await late('a.test', 'MX')).toEqual({ kind: 'silence', reason: 'timeout' });
    expect(server.asked).toEqual([]);
  });
});
