import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readVerifications } from '../../../src/core/evidence/verifiers/read-verifications.ts';
import { FindingLog } from '../../../src/core/finding-log.ts';
import { dayOfInstant } from '../../../src/core/list/parse-day.ts';
import { countedCells } from '../../../src/core/projection/tally.ts';
import { asOfMs, checkText, lines } from '../check-text.ts';
import { nearThreads } from '../packed/near-threads.ts';
import { sourceOf } from '../source-of.ts';
import { countText, told } from './tally-text.ts';

const samples = join(import.meta.dirname, '../../formats-verifiers');

/** What a check says of recipients, whatever file the verification was read from. */
async function saidOf(...args: Parameters<typeof checkText>) {
  const { rates, counts, byCause, findings, findingsByCode } = await checkText(...args);
  return { rates, counts, byCause, findings, findingsByCode };
}

async function cellsOf(header: string, ...rows: readonly string[]) {
  const list = await countText(lines(header, ...rows));
  const { cause, ageDays, confirmed } = countedCells(list.cells)[0]?.cell ?? {};
  return { cause, ageDays, confirmed, findings: told(list) };
}

describe.each(readdirSync(samples))('a list with the columns of %s', (service) => {
  const [file = ''] = readdirSync(join(samples, service));
  const text = readFileSync(join(samples, service, file), 'utf8');

  test('says what its file says beside a list of addresses', async () => {
    const addresses = text.split('\n').map((row) => /[a-z]+@[a-z.]+/.exec(row)?.[0] ?? '');
    const read = await readVerifications([sourceOf('results.csv', text)], dayOfInstant(asOfMs));
    const verifications = { ...read, findings: new FindingLog() };
    const beside = await saidOf(lines('email', ...addresses.slice(1)), { verifications });
    const own = await saidOf(text);
    expect(own.findings.map(({ code }) => code)).toContain('verified-invalid');
    expect(own).toEqual(beside);
  });

  test('is read in pieces as in one', async () => {
    const [header = '', ...rows] = text.trimEnd().split('\n');
    const many = lines(header, ...Array.from({ length: 3000 }, () => rows).flat());
    const threads = nearThreads({ pieceBytes: 700, packers: 2 });
    expect(await checkText(many, { threads, suppressions: { 'a.csv': 'email\nx@mail.example\n' } })).toEqual(
      await checkText(many, { suppressions: { 'a.csv': 'email\nx@mail.example\n' } }),
    );
  });
});

describe('the day of a result', () => {
  test.each(['verified_at', 'checked at', 'ZB Processed At', 'verification_time'])(
    'stands in %s',
    async (day) => {
      const header = `email,result,sendex,${day}`;
      const cell = await cellsOf(header, 'ann@mail.example,deliverable,1,2026-06-05');
      expect(cell).toMatchObject({ ageDays: 10, confirmed: true });
    },
  );

  test('is none of a row that the service left out', async () => {
    const header = 'email,state,did_you_mean,verified_at';
    for (const result of ['duplicate', '']) {
      const cell = await cellsOf(header, `ann@mail.example,${result},,2026-06-05`);
      expect(cell).toMatchObject({ ageDays: null, confirmed: false });
      expect(cell.findings).not.toContain('unknown-value 2');
    }
  });
});

describe('columns that a list has of its own are no results', () => {
  test.each(['status,role', 'status,reason', 'state,name', 'result,city', 'status,quality'])(
    '%s',
    async (header) => {
      const cell = await cellsOf(`email,${header}`, 'ann@mail.example,invalid,x');
      expect(cell.cause).toBe('baseline');
      expect(cell.findings).toEqual(['nothing-known']);
    },
  );

  test('whether somebody is subscribed says nothing in email_status, and is told', async () => {
    const cell = await cellsOf('email,email_status', 'ann@mail.example,subscribed');
    const none = await cellsOf('email', 'ann@mail.example');
    expect(cell).toEqual({ ...none, findings: ['unknown-value 2', ...none.findings] });
  });
});

describe('where two columns may hold the result', () => {
  const header = 'email,verification,Result,Sendex,verified_at';
  const rows = ['ann@mail.example,valid,undeliverable,1,2026-06-05'];

  test('none is read, nor its day, and both are named', async () => {
    const list = await countText(lines(header, ...rows));
    expect(list.findings.samples()).toContainEqual({
      code: 'verification-ambiguous',
      severity: 'warning',
      file: 'list.csv',
      line: 1,
      args: { columns: '"verification" and "Result"' },
    });
    expect(countedCells(list.cells)[0]?.cell).toMatchObject({ cause: 'baseline', ageDays: null });
  });

  test.each([
    ['Result', 'verified-invalid'],
    ['verification', 'baseline'],
  ])('the policy may name %s, which is read as its service means it', async (verification, cause) => {
    const columns = { verification };
    const list = await countText(lines(header, ...rows), { policy: { columns } });
    expect(countedCells(list.cells)[0]?.cell.cause).toBe(cause);
    expect(told(list)).not.toContain('verification-ambiguous 1');
  });
});
