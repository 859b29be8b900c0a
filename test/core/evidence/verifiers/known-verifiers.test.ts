import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { knownVerifiers } from '../../../../src/core/evidence/verifiers/known-verifiers.ts';
import { readVerifications } from '../../../../src/core/evidence/verifiers/read-verifications.ts';
import { recogniseVerifier } from '../../../../src/core/evidence/verifiers/recognise-verifier.ts';
import { dayOfInstant, parseDay } from '../../../../src/core/list/parse-day.ts';
import { asOfMs, lines } from '../../check-text.ts';
import { sourceOf } from '../../source-of.ts';

const samples = join(import.meta.dirname, '../../../formats-verifiers');
const day = parseDay('2026-05-04');

/** What the people of the samples are found to be; a service that does not tell some of them leaves those out. */
const expected = {
  'ann@mail.example': 'valid',
  'bob@mail.example': 'invalid',
  'cid@shop.example': 'accept-all',
  'dee@temp.example': 'disposable',
  'eve@mail.example': 'harmful',
  'fay@mail.example': 'unknown',
  'gus@mail.example': 'unknown',
  'info@shop.example': 'unknown',
  'sales@shop.example': 'accept-all',
} as const;
const always = ['ann@mail.example', 'bob@mail.example', 'cid@shop.example', 'dee@temp.example'];

async function read(path: string, text: string) {
  return readVerifications([sourceOf(path, text)], dayOfInstant(asOfMs));
}

describe.each(readdirSync(samples))('%s', (service) => {
  const [file = ''] = readdirSync(join(samples, service));
  const text = readFileSync(join(samples, service, file), 'utf8');

  test('is read as what it says, with its day', async () => {
    const { problems, findings, table } = await read(file, text);
    expect(problems).toEqual([]);
    expect(findings.counts()).toEqual([]);
    const found = Object.keys(expected).filter((key) => table.find(key) !== undefined);
    expect(found).toEqual(expect.arrayContaining(always));
    for (const [key, result] of Object.entries(expected)) {
      expect([key, table.find(key) ?? { result, day }]).toEqual([key, { result, day }]);
    }
    expect(table.size).toBe(found.length);
  });
});

test.each([
  ['kickbox', 'email,result,reason,disposable,accept_all,sendex'],
  ['kickbox, as few columns as can be', 'Email,Result,Sendex'],
  ['bouncer, fields with their group', 'email;status;reason;domain.acceptAll;domain.disposable;toxicity'],
  ['emailable', 'Email,State,Reason,Score,Disposable,Accept-All'],
  ['millionverifier', 'Email,Quality,Result,Free,Role'],
  ['mailgun', 'address,is_disposable_address,is_role_address,reason,result,risk'],
  ['a service that is not named', 'email,verdict,is_catch_all,spam_trap'],
])('%s: the result with one column beside it that services have is enough', async (_, header) => {
  const cells = header.split(/[,;]/);
  const row = cells.map((name) => {
    if (/^(?:email|address)$/i.test(name)) return 'ann@mail.example';
    return /^(?:status|result|state|verdict)$/i.test(name) ? 'undeliverable' : '';
  });
  const { problems, table } = await read('a.csv', lines(header, row.join(header.includes(';') ? ';' : ',')));
  expect(problems).toEqual([]);
  expect(table.find('ann@mail.example')?.result).toBe('invalid');
});

test.each([
  ['email,status', 'a status by itself may be anything'],
  ['email,name,score', 'there is no result'],
  ['email,disposable', 'there is no result'],
])('"%s" is no table of results: %s', (header) => {
  expect(recogniseVerifier(header.split(','))).toBeUndefined();
});

test.each([
  ['yes', 'no', 'disposable'],
  ['no', 'yes', 'accept-all'],
  ['no', '', 'accept-all'],
  ['no', 'no', 'unknown'],
])('risky, disposable "%s" and accept-all "%s" is %s', async (disposable, acceptAll, result) => {
  const text = lines(
    'email,status,disposable,accept_all',
    `ann@mail.example,risky,${disposable},${acceptAll}`,
  );
  expect((await read('a.csv', text)).table.find('ann@mail.example')?.result).toBe(result);
});

test.each([
  ['disposable', 'disposable'],
  ['role_based', 'unknown'],
  ['role_based_catch_all', 'accept-all'],
  ['toxic', 'harmful'],
  ['possible_trap', 'harmful'],
  ['global_suppression', 'harmful'],
  ['', 'harmful'],
])('do_not_mail of ZeroBounce for "%s" is %s', async (detail, result) => {
  const text = lines('Email Address,ZB Status,ZB Sub Status', `ann@mail.example,do_not_mail,${detail}`);
  expect((await read('a.csv', text)).table.find('ann@mail.example')?.result).toBe(result);
});

test('a table of which no word is known is another one', async () => {
  const text = lines('email,status,role', 'ann@mail.example,active,no', 'bob@mail.example,paused,no');
  expect((await read('a.csv', text)).problems).toMatchObject([{ code: 'verification-not-understood' }]);
});

test('every form is recognised by its own headers', () => {
  for (const form of knownVerifiers) {
    const [result = ''] = form.headers.result;
    const [beside] = form.besides ?? [];
    expect(recogniseVerifier([result, ...(beside === undefined ? [] : [beside])])).toBe(form);
  }
});

test.each([
  ['email,status,toxic,reason', 'deliverable,yes,x', 'harmful'],
  ['email,status,toxic,reason', 'undeliverable,yes,x', 'invalid'],
  ['email,status,toxic,reason', 'deliverable,no,x', 'valid'],
  ['address,result,is_disposable_address', 'deliverable,true', 'disposable'],
  ['address,result,is_disposable_address', 'undeliverable,true', 'invalid'],
])('%s: "%s" is %s, since a column of its own says so', async (header, cells, result) => {
  const { table } = await read('a.csv', lines(header, `ann@mail.example,${cells}`));
  expect(table.find('ann@mail.example')?.result).toBe(result);
});

test('a row that Emailable calls a duplicate is left out', async () => {
  const header = 'email,state,reason,disposable';
  const text = lines(header, 'ann@mail.example,deliverable,x,false', 'Ann@mail.example,duplicate,x,false');
  const { table, findings } = await read('a.csv', text);
  expect(findings.counts()).toMatchObject([{ code: 'verification-undated' }]);
  expect(table.find('ann@mail.example')?.result).toBe('valid');
});
