import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventRow } from '../../../src/core/outcome/event-row.ts';
import { readEvents } from '../../../src/core/outcome/read-events.ts';
import { lines } from '../check-text.ts';
import { sourceOf } from '../source-of.ts';

interface Read {
  readonly rows: readonly string[];
  readonly problem: string | null;
}

async function read(content: string | Uint8Array, sizes?: readonly number[]): Promise<Read> {
  const rows: string[] = [];
  const show = (row: EventRow | null, line: number) => {
    const { address, event, kind, status, diagnostic, atMs } = row ?? { address: 'broken', event: '' };
    const day = atMs === undefined ? '' : new Date(atMs).toISOString().slice(0, 10);
    rows.push([line, address, event, kind, status, diagnostic, day].join('|'));
  };
  const source = sourceOf('events', content, sizes === undefined ? {} : { sizes });
  const problem = await readEvents(source, show);
  return { rows, problem: problem === null ? null : `${problem.code} ${problem.line}` };
}

const json = [
  { email: 'ann@mail.example', event: 'delivered', timestamp: 1_796_119_200 },
  { email: 'bob@mail.example', event: 'bounce', type: 'blocked', status: '5.7.1', reason: 'say "no" \\ {' },
];
const jsonRows = (first: number, second: number) => [
  `${first}|ann@mail.example|delivered||||2026-12-01`,
  `${second}|bob@mail.example|bounce|blocked|5.7.1|say "no" \\ {|`,
];

describe('event dumps', () => {
  test.each<[string, string | Uint8Array, readonly string[]]>([
    [
      'as CSV',
      lines(
        'email,event,bounce_type,status,reason,timestamp',
        'ann@mail.example,delivered,,,,2026-12-01 10:00:00',
        'bob@mail.example,bounce,hard,5.1.1,"no, not here",1796119200',
      ),
      [
        '2|ann@mail.example|delivered||||2026-12-01',
        '3|bob@mail.example|bounce|hard|5.1.1|no, not here|2026-12-01',
      ],
    ],
    [
      'as CSV with other names',
      lines('Recipient;Event Type;Diagnostic-Code', 'ann@mail.example;Bounce;smtp 550 5.1.1'),
      ['2|ann@mail.example|Bounce|||smtp 550 5.1.1|'],
    ],
    [
      'of bounces only, with codes',
      lines('status,reason,email', '5.1.1,gone,ann@mail.example'),
      ['2|ann@mail.example|5.1.1||5.1.1|gone|'],
    ],
    ['as NDJSON', json.map((row) => `${JSON.stringify(row)}\n`).join(''), jsonRows(1, 2)],
    ['as NDJSON without a line end', json.map((row) => JSON.stringify(row)).join('\r\n'), jsonRows(1, 2)],
    ['as an array', JSON.stringify(json), jsonRows(1, 1)],
    ['as an indented array', JSON.stringify(json, null, 2), jsonRows(2, 7)],
    [
      'as NDJSON with its mark',
      `\ufeff${json.map((row) => `${JSON.stringify(row)}\n`).join('')}`,
      jsonRows(1, 2),
    ],
    ['as UTF-16', Buffer.from(`\ufeff${JSON.stringify(json)}`, 'utf16le'), jsonRows(1, 1)],
    [
      'as an answer with events in it',
      `{"items":${JSON.stringify(json)},"paging":{"next":"https://mail.example"}}`,
      jsonRows(1, 1),
    ],
    [
      'with members inside of members',
      '{"recipient":"ann@mail.example","event":"failed","severity":"permanent","delivery-status":{"code":550,"message":"gone"}}',
      ['1|ann@mail.example|failed|permanent|550|gone|'],
    ],
    [
      'as NDJSON with a broken line',
      '{"email":\n{"email":"ann@mail.example"}\n',
      ['1|broken|||||', '2|ann@mail.example|||||'],
    ],
  ])('%s', async (_, content, rows) => {
    expect(await read(content)).toEqual({ rows, problem: null });
  });

  test.each<[string, string | Uint8Array]>([
    ['events-no-column 1', lines('email,name', 'ann@mail.example,Ann')],
    ['events-no-column 1', lines('ann@mail.example,bounce')],
    ['no-address-column 1', lines('name,event', 'Ann,bounce')],
    ['two-address-columns 1', lines('email,e-mail,event', 'a@b.example,a@b.example,bounce')],
    ['file-empty undefined', ''],
    ['file-zip undefined', Buffer.from('PK\u0003\u0004 ...', 'latin1')],
    ['json-damaged 1', '{"email":"ann@mail.example"'],
    ['json-damaged 1', '[{"email":"ann@mail.example"},'],
    ['csv-unterminated-quote 2', lines('email,event', '"ann@mail.example,bounce')],
    ['file-utf16-damaged undefined', Buffer.from([0xff, 0xfe, 0x5b, 0x00, 0x5d])],
  ])('%s', async (problem, content) => {
    expect((await read(content)).problem).toBe(problem);
  });

  test('an array of no objects has no events', async () => {
    expect(await read('[ ]')).toEqual({ rows: [], problem: null });
  });

  test('a file that breaks off is a problem, whatever was read of it', async () => {
    const problem = { code: 'file-unreadable', args: { reason: 'EIO' } } as const;
    const source = sourceOf('events', lines('email,event', 'ann@mail.example,bounce'), { problem });
    expect((await readEvents(source, () => undefined))?.code).toBe('file-unreadable');
  });

  test('the sizes of chunks do not matter', async () => {
    const objects = fc.array(
      fc.record({ email: fc.emailAddress(), event: fc.string(), reason: fc.string({ unit: 'binary' }) }),
      { maxLength: 8 },
    );
    const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(objects, sizes, fc.boolean(), async (values, cuts, asArray) => {
        const well = values.map((value) => ({ ...value, reason: value.reason.toWellFormed() }));
        const text = asArray
          ? JSON.stringify(well)
          : well.map((value) => `${JSON.stringify(value)}\n`).join('');
        fc.pre(text !== '');
        const whole = await read(text);
        expect(whole.rows).toHaveLength(values.length);
        expect(await read(text, cuts)).toEqual(whole);
      }),
    );
  });
});

test('a log that leaves the year out is read as of the year before the time that is given', async () => {
  const line =
    'Dec  1 09:00:00 mail postfix/smtp[592]: F180CB7A: to=<ann@mail.example>, relay=mx.mail.example[192.0.2.1]:25, dsn=5.1.1, status=bounced (host said: 550 no)\n';
  const yearsOf = async (asOfMs?: number) => {
    const years: (number | undefined)[] = [];
    const onEvent = (row: EventRow | null) => {
      years.push(row?.atMs === undefined ? undefined : new Date(row.atMs).getUTCFullYear());
    };
    await readEvents(sourceOf('mail.log', line), onEvent, asOfMs);
    return years;
  };
  expect(await yearsOf(Date.parse('2026-12-02T00:00:00Z'))).toEqual([2026]);
  expect(await yearsOf(Date.parse('2026-11-22T00:00:00Z'))).toEqual([2025]);
  expect(await yearsOf()).toEqual([undefined]);
});
