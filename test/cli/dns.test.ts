import { createHook } from 'node:async_hooks';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dnsCacheHeader } from '../../src/core/dns/dns-cache-text.ts';
import { startDnsServer, type Zone } from '../dns/start-dns-server.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { runOnTerminal } from './fake-terminal.ts';

const cachePath = '.github/bounce-gate-dns.txt';
const alive = { mx: [[10, 'mx.gmail.com']] } as const;
const zone: Zone = {
  'alive.dev': alive,
  'null.dev': { mx: [[0, '']] },
  'host.dev': { a: ['192.178.0.9'] },
  'broken.dev': { mx: [[10, 'localhost']] },
  'sold.dev': { mx: [[10, 'mail.h-email.net']] },
};
const list = [
  'email,last_delivered_at',
  'ann@alive.dev,2026-11-01',
  'bob@alive.dev,2026-11-01',
  'cat@gone.dev,2026-11-01',
  'dan@null.dev,2026-11-01',
  'eve@host.dev,2026-11-01',
  'fay@broken.dev,2026-11-01',
  'gus@db.internal,2026-11-01',
  'hal@sold.dev,2026-11-01',
  '',
].join('\n');

async function startTwo() {
  const servers = [await startDnsServer({ zone }), await startDnsServer({ zone })] as const;
  return { servers, resolvers: servers.map(({ address }) => address) };
}

async function campaignFolder(mode: string, resolvers: readonly string[] = ['127.0.0.1:1', '127.0.0.1:2']) {
  const policy = [
    'suppressions: none',
    `policy: { dns: ${mode}, dns-resolvers: [${resolvers.map((text) => `"${text}"`).join(', ')}], total: { warn: off, fail: off } }`,
    'campaigns: { june: { list: june.csv } }',
    '',
  ].join('\n');
  return temporaryFolder({ 'june.csv': list, '.github/bounce-gate.yml': policy });
}

const resolverOptions = (resolvers: readonly string[]): string[] =>
  resolvers.flatMap((address) => ['--resolver', address]);

async function findings(cwd: string, ...args: readonly string[]) {
  const run = await runOnTerminal(['check', '--format', 'json', ...args], { cwd });
  const [campaign] = JSON.parse(run.stdout).campaigns;
  const codes = campaign.findingsByCode.map(
    ({ code, count }: { code: string; count: number }) => `${code} ${count}`,
  );
  return { ...run, campaign, codes };
}

describe('dns', () => {
  test('asks about the domains of the lists and writes a line for each, which check, clean and explain judge by', async () => {
    const { servers, resolvers } = await startTwo();
    const cwd = await campaignFolder('cache', resolvers);
    const asked = await runOnTerminal(['dns'], { cwd });
    expect(asked).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await readFile(join(cwd, cachePath), 'utf8')).toBe(
      [
        dnsCacheHeader,
        'alive.dev takes-mail 2026-11-22',
        'broken.dev broken-mx 2026-11-22',
        'gone.dev nxdomain 2026-11-22',
        'host.dev no-mx 2026-11-22',
        'null.dev null-mx 2026-11-22',
        'sold.dev parked 2026-11-22',
        '',
      ].join('\n'),
    );
    const questions = servers.flatMap((server) => server.asked);
    expect(questions.filter((question) => /@|internal|ann|localhost/.test(question))).toEqual([]);

    const checked = await findings(cwd);
    expect(checked.campaign.verdict).toBe('warn');
    expect(checked.codes).toEqual(
      expect.arrayContaining([
        'dead-domain 2',
        'no-mx 1',
        'broken-mx 1',
        'parked-domain 1',
        'dns-coverage 1',
      ]),
    );
    const causes = checked.campaign.byGroup.map(({ group }: { group: string }) => group);
    expect(causes).toContain('dead-domain');
    expect(checked.stdout).not.toMatch(/alive\.dev|gone\.dev/);

    expect((await runOnTerminal(['check'], { cwd })).stdout).toContain(
      'DNS answers are known for 7 of 7 recipients',
    );

    await runOnTerminal(['clean', 'june'], { cwd });
    expect(await readFile(join(cwd, 'june.removed.csv'), 'utf8')).toContain('4,dead-domain,"cat@gone.dev"');
    const explained = await runOnTerminal(['explain', 'x@null.dev', '--format', 'json'], { cwd });
    expect(JSON.parse(explained.stdout)).toMatchObject({
      domainRefused: 'dead-domain',
      dns: { says: 'null-mx', asked: '2026-11-22', stale: false },
    });
    expect((await runOnTerminal(['explain', 'x@null.dev'], { cwd })).stdout).toContain('takes no mail');
  });

  test('asks again only what is not known, and writes nothing where nothing is new', async () => {
    const { servers, resolvers } = await startTwo();
    const cwd = await campaignFolder('cache', resolvers);
    await runOnTerminal(['dns'], { cwd });
    const before = servers.map(({ asked }) => asked.length);
    const again = await runOnTerminal(['dns', '--format', 'json'], { cwd });
    expect(JSON.parse(again.stdout)).toEqual({
      file: cachePath,
      written: false,
      domains: 6,
      rows: 7,
      rowsKnown: 7,
      asked: 0,
      unknown: 0,
      leftOut: 0,
      standings: {
        'takes-mail': 1,
        'no-mx': 1,
        'broken-mx': 1,
        parked: 1,
        'null-mx': 1,
        'no-host': 0,
        nxdomain: 1,
      },
    });
    expect(servers.map(({ asked }) => asked.length)).toEqual(before);
  });

  test('of a list by itself, with resolvers of its own and another file, and says that no check reads it', async () => {
    const { resolvers } = await startTwo();
    const cwd = await temporaryFolder({ 'june.csv': list });
    const args = ['dns', '--list', 'june.csv', '--cache', 'known.txt', ...resolverOptions(resolvers)];
    const dry = await runOnTerminal([...args, '--dry-run'], { cwd });
    expect(dry).toMatchObject({ exitCode: 0, stderr: '' });
    await expect(readFile(join(cwd, 'known.txt'))).rejects.toMatchObject({ code: 'ENOENT' });
    const run = await runOnTerminal(args, { cwd });
    expect(run.stdout).toContain('No check reads it yet');
    expect(await readFile(join(cwd, 'known.txt'), 'utf8')).toContain('gone.dev nxdomain');
  });

  test('shows how far it is, on a terminal only', async () => {
    const servers = [await startDnsServer({ others: 'silent' }), await startDnsServer({ others: 'silent' })];
    const cwd = await campaignFolder(
      'cache',
      servers.map(({ address }) => address),
    );
    const shown = await runOnTerminal(['dns', '--budget', '2s'], { cwd, isTTY: true });
    expect(shown).toMatchObject({ exitCode: 0 });
    expect(shown.stderr).toMatch(/\[#{1,24}\.{0,23}\] [1-6] of 6 domains/);
    expect(shown.stdout).toContain('6 could not be told');
  });

  test('resolvers that nobody can believe: exit 2, nothing written', async () => {
    const cwd = await campaignFolder('cache');
    const { exitCode, stderr } = await runOnTerminal(['dns', '--budget', '1s'], { cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--resolver');
    await expect(readFile(join(cwd, cachePath))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test.each([
    ['one resolver', ['--resolver', '127.0.0.1']],
    ['a name for a resolver', ['--resolver', 'localhost', '--resolver', '127.0.0.1']],
    ['a time that is none', ['--budget', '3h']],
    ['an unknown format', ['--format', 'xml']],
    ['a list that is not there', ['--list', 'july.csv']],
    ['a list in place of the cache', ['--cache', 'june.csv']],
  ])('%s is refused, and nothing is written', async (_, args) => {
    const cwd = await campaignFolder('cache');
    expect(await runOnTerminal(['dns', ...args], { cwd })).toMatchObject({ exitCode: 2, stdout: '' });
    expect(await readFile(join(cwd, 'june.csv'), 'utf8')).toBe(list);
  });
});

describe('a check', () => {
  test.each([
    ['without a cache', null, 'dns-cache-missing'],
    ['with half a cache', `${dnsCacheHeader}\ngone.dev nx`, 'dns-cache-damaged'],
  ])('by a policy with dns: cache, %s, cannot be done', async (_, content, code) => {
    const cwd = await campaignFolder('cache');
    if (content !== null) await writeFile(join(cwd, cachePath), content);
    const { exitCode, campaign } = await findings(cwd);
    expect(exitCode).toBe(2);
    expect(campaign.problems).toMatchObject([{ code, file: cachePath }]);
  });

  test('an answer that is too old does not count, and that is told', async () => {
    const cwd = await campaignFolder('cache');
    await writeFile(join(cwd, cachePath), `${dnsCacheHeader}\ngone.dev nxdomain 2026-10-22\n`);
    const { codes } = await findings(cwd);
    expect(codes).toContain('dns-stale 1');
    expect(codes.join()).not.toContain('dead-domain');
  });

  test('a delivery since the answer disproves it', async () => {
    const cwd = await campaignFolder('cache');
    const lines = ['alive.dev nxdomain 2026-10-31', 'gone.dev nxdomain 2026-11-02'];
    await writeFile(join(cwd, cachePath), `${[dnsCacheHeader, ...lines].join('\n')}\n`);
    expect((await findings(cwd)).codes).toContain('dead-domain 1');
  });

  test('another cache is other evidence: its digest differs', async () => {
    const cwd = await campaignFolder('cache');
    const digests = new Set<string>();
    for (const day of ['2026-11-20', '2026-11-21']) {
      await writeFile(join(cwd, cachePath), `${dnsCacheHeader}\ngone.dev nxdomain ${day}\n`);
      digests.add((await findings(cwd)).campaign.digests.suppressions);
    }
    expect(digests.size).toBe(2);
  });

  test('that approved a send does not any more when the cache was changed since', async () => {
    const cwd = await campaignFolder('cache');
    const writeCache = (day: string) =>
      writeFile(join(cwd, cachePath), `${dnsCacheHeader}\ngone.dev nxdomain ${day}\n`);
    await writeCache('2026-11-20');
    const report = ['--report', 'approved.json'] as const;
    await runOnTerminal(['check', '--format', 'json', '--output', 'approved.json'], { cwd });
    expect(await runOnTerminal(['verify', ...report], { cwd })).toMatchObject({ exitCode: 0 });
    await writeCache('2026-11-21');
    expect(await runOnTerminal(['verify', ...report], { cwd })).toMatchObject({ exitCode: 1 });
  });

  test('with dns: refresh asks what the cache does not know, and writes nothing', async () => {
    const { resolvers } = await startTwo();
    const cwd = await campaignFolder('refresh', resolvers);
    expect((await findings(cwd)).codes).toContain('dead-domain 2');
    await expect(readFile(join(cwd, cachePath))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('with dns: refresh and nobody who answers is decided by the list alone', async () => {
    const cwd = await campaignFolder('refresh');
    const { exitCode, codes } = await findings(cwd);
    expect(exitCode).toBe(0);
    expect(codes).toContain('dns-coverage 1');
    expect(codes.join()).not.toContain('dead-domain');
  });

  test.each(['off', 'cache'])('with dns: %s opens no socket', async (mode) => {
    const cwd = await campaignFolder(mode);
    await writeFile(join(cwd, cachePath), `${dnsCacheHeader}\ngone.dev nxdomain 2026-11-20\n`);
    expect(await socketsOpened(() => findings(cwd))).toEqual([]);
    expect(await socketsOpened(() => runOnTerminal(['clean', 'june'], { cwd }))).toEqual([]);
    expect(await socketsOpened(() => runOnTerminal(['explain', 'a@gone.dev'], { cwd }))).toEqual([]);
  });

  test('with dns: refresh opens some, so that this test can fail', async () => {
    const cwd = await campaignFolder('refresh');
    expect(await socketsOpened(() => findings(cwd))).toContain('UDPWRAP');
  });
});

const socketKinds = new Set(['UDPWRAP', 'TCPWRAP', 'TCPCONNECTWRAP', 'GETADDRINFOREQWRAP', 'QUERYWRAP']);

/** The sockets and look-ups that come into being meanwhile. */
async function socketsOpened(work: () => Promise<unknown>): Promise<string[]> {
  const opened: string[] = [];
  const hook = createHook({
    init: (_, type) => {
      if (socketKinds.has(type)) opened.push(type);
    },
  }).enable();
  await work();
  hook.disable();
  return opened;
}
