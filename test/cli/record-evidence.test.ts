import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { dnsCacheHeader } from '../../src/core/dns/dns-cache-text.ts';
import { makeRepositories } from '../io/git/make-repository.ts';
import { makeRecordRepository, type RecordRepository, sampleFiles } from './record-repository.ts';

const made = await makeRepositories();
let repository: RecordRepository;
const ledgers: RecordRepository['ledger'][] = [];
afterAll(async () => {
  for (const ledger of ledgers) await ledger.remove();
  await made.remove();
});

const cachePath = '.github/bounce-gate-dns.txt';
const policyPath = '.github/bounce-gate.yml';
const cacheOf = (...lines: readonly string[]): string => [dnsCacheHeader, ...lines, ''].join('\n');
const all = Array.from({ length: 100 }, (_, row) => row);
/** The first ten are at a domain that is gone, the next ten were found invalid, the others are well. */
const address = (row: number): string => `person${row}@${row < 10 ? 'gone.dev' : 'alive.dev'}`;
const verified = [
  'email,verification,verified_at',
  ...all.slice(10, 20).map((row) => `${address(row)},invalid,2024-05-10`),
];
const files = {
  [policyPath]: sampleFiles[policyPath].replace(
    'policy: { reserved-domains: allow }',
    'verifications: verified/*.csv\npolicy: { dns: cache }',
  ),
  'list.csv': `${['email,last_delivered_at', ...all.map((row) => `${address(row)},2024-05-01`)].join('\n')}\n`,
  'suppressions.csv': 'email,reason,created_at\nother@alive.dev,hard-bounce,2024-05-02\n',
  'verified/may.csv': `${verified.join('\n')}\n`,
  [cachePath]: cacheOf('alive.dev takes-mail 2024-05-15', 'gone.dev nxdomain 2024-05-15'),
  'events.csv': `${['email,event', ...all.map((row) => `${address(row)},${row < 18 ? 'bounce' : 'delivered'}`)].join('\n')}\n`,
};

beforeEach(async () => {
  repository = await makeRecordRepository(made);
  ledgers.push(repository.ledger);
  await repository.checkout.commit(files);
});

async function record() {
  const run = await repository.run('record', 'june', '--events', 'events.csv', '--format', 'json');
  const { record: told, warnings } = JSON.parse(run.stdout);
  const parts: readonly { readonly hard: number }[] = told.parts;
  return {
    exitCode: run.exitCode,
    bounced: parts.map(({ hard }) => hard),
    codes: warnings.map(({ code }: { readonly code: string }) => code),
  };
}

/** Of those that nothing speaks against, of those at a dead domain, of those found invalid. */
const byGroup = [0, 10, 8];

describe('an outcome is counted by the evidence that its check had', () => {
  test('of DNS and of verification services', async () => {
    await repository.check();
    const { exitCode, bounced } = await record();
    expect([exitCode, bounced]).toEqual([0, byGroup]);
  });

  test('though both say something else by now', async () => {
    await repository.check();
    await repository.checkout.commit({
      [cachePath]: cacheOf('alive.dev nxdomain 2024-05-20', 'gone.dev takes-mail 2024-05-20'),
      'verified/may.csv': 'email,verification,verified_at\nperson50@alive.dev,invalid,2024-05-20\n',
    });
    expect((await record()).bounced).toEqual(byGroup);
  });

  test('and where that cannot be found any more, by source alone, which is told', async () => {
    await repository.check({ run: null });
    await repository.checkout.write({ [cachePath]: cacheOf('alive.dev takes-mail 2024-05-15') });
    const { exitCode, bounced, codes } = await record();
    expect([exitCode, bounced]).toEqual([0, []]);
    expect(codes).toContain('evidence-changed');
  });

  test.each([
    ['gone', null],
    ['damaged', `${dnsCacheHeader}\ngone.dev nx`],
  ])('a cache that is %s is other evidence, and stops nothing', async (_, content) => {
    await repository.check({ run: null });
    if (content === null) repository.checkout.git('rm', '--quiet', cachePath);
    else await repository.checkout.write({ [cachePath]: content });
    const { exitCode, codes } = await record();
    expect(exitCode).toBe(0);
    expect(codes).toContain('evidence-changed');
  });
});
