import { describe, expect, test } from 'vitest';
import { lines } from '../check-text.ts';
import { countText, told } from './tally-text.ts';

describe('findings about entries', () => {
  test('an invalid address tells why and where, never what it is', async () => {
    const list = await countText(lines('email', 'ann@mail.example', 'bob..x@mail.example'));
    expect(list.findings.samples()).toContainEqual({
      code: 'invalid-address',
      severity: 'warning',
      file: 'list.csv',
      line: 3,
      args: { refusal: 'local-dots', column: 5 },
    });
  });

  test('reserved domains are refused unless the policy allows them', async () => {
    const text = lines('email', 'ann@mail.example', 'bob@mail.de');
    expect(told(await countText(text, { policy: { reservedDomains: 'refuse' } }))).toContain(
      'reserved-domain 2',
    );
    expect(told(await countText(text))).not.toContain('reserved-domain 2');
  });

  test('rows with more or fewer cells than the header, dates and words that cannot be read', async () => {
    const list = await countText(
      lines(
        'email,created_at,verification',
        'a@mail.example,2026-01-01',
        'b@mail.example,x,y,z',
        'c@mail.example,x,y',
      ),
    );
    expect(told(list)).toEqual(
      expect.arrayContaining([
        'ragged-row 2',
        'ragged-row 3',
        'unreadable-date 3',
        'unknown-value 3',
        'unreadable-date 4',
        'unknown-value 4',
      ]),
    );
  });

  test('a role account is told unless something worse is', async () => {
    const list = await countText(
      lines('email', 'Info@mail.example', 'sales@mail.example', 'info..x@mail.example'),
      {
        onFile: { 'sales@mail.example': 'manual' },
      },
    );
    expect(told(list).filter((one) => one.startsWith('role-account'))).toEqual(['role-account 2']);
  });

  test('a verified-invalid address and a recovered bounce are told', async () => {
    const header = 'email,verification,last_delivered_at';
    const list = await countText(lines(header, 'ann@mail.example,invalid,', 'bob@mail.example,,2026-06-01'), {
      onFile: { 'bob@mail.example': 'hard-bounce' },
    });
    expect(told(list)).toContain('verified-invalid 2');
    expect(told(list)).toContain('suppressed-hard-bounce 3');
  });
});

describe('findings about the list', () => {
  test('sources that are not mapped are told with their recipients, until mail was delivered', async () => {
    const rows = [
      'a@mail.example,fair,',
      'b@mail.example,fair,',
      'c@mail.example,web,',
      'd@mail.example,old,2026-06-01',
    ];
    const list = await countText(lines('email,source,last_delivered_at', ...rows), {
      policy: { sources: new Map([['WEB', 'checkout']]) },
    });
    const found = list.findings.samples().filter(({ code }) => code === 'source-not-mapped');
    expect(found.map(({ args }) => args)).toEqual([{ source: 'fair', recipients: 2 }]);
  });

  test('that most recipients have no date at all is told', async () => {
    const header = 'email,last_delivered_at';
    const dated = ['a@mail.example,2026-06-01', 'b@mail.example,2026-06-01'];
    const half = await countText(lines(header, ...dated, 'c@mail.example,', 'd@mail.example,'));
    expect(told(half)).not.toContain('nothing-known');
    const more = await countText(
      lines(header, ...dated, 'c@mail.example,', 'd@mail.example,', 'e@mail.example,'),
    );
    expect(told(more)).toContain('nothing-known');
  });

  test('Windows-1252 is told at the first line that needs it', async () => {
    const list = await countText(
      Buffer.from('email,name\na@mail.example,Ann\nb@mail.example,Zo\xeb\n', 'latin1'),
    );
    expect(told(list)).toContain('windows-1252 3');
  });
});
