import { describe, expect, test } from 'vitest';
import { lines, testPolicy } from '../check-text.ts';
import { countText, tallyText, told } from './tally-text.ts';

describe('counting', () => {
  test('rows, recipients and invalid addresses', async () => {
    const list = await countText(
      lines('email', 'ann@mail.example', 'ANN@mail.example', 'not an address', 'bob@mail.example'),
    );
    expect(list).toMatchObject({ rows: 4, recipients: 3, invalid: 1, suppressed: 0 });
    expect(list.cells.counts.reduce((sum, count) => sum + count, 0)).toBe(3);
  });

  test('a duplicate tells the line of the first', async () => {
    const list = await countText(
      lines('email', 'ann@mail.example', 'bob@mail.example', ' <Ann@Mail.Example>; '),
    );
    expect(list.findings.samples()).toContainEqual({
      code: 'duplicate',
      severity: 'notice',
      file: 'list.csv',
      line: 4,
      args: { firstLine: 2 },
    });
  });

  test('rows whose address cell is empty are invalid each, not duplicates of each other', async () => {
    const list = await countText(lines('email,name', 'ann@mail.example,Ann', ',Bob', ',Eve'));
    expect(list).toMatchObject({ rows: 3, recipients: 3, invalid: 2 });
  });

  test('rows of bare separators are no rows, before the header and after it', async () => {
    const list = await countText(lines(',', 'email,name', 'ann@mail.example,Ann', ',', ' , '));
    expect(list).toMatchObject({ rows: 1, recipients: 1, invalid: 0 });
    expect(told(list)).not.toContain('ragged-row 4');
  });

  test('a list without a header is counted from its first line', async () => {
    expect(await countText(lines('ann@mail.example', 'bob@mail.example'))).toMatchObject({
      rows: 2,
      recipients: 2,
    });
  });
});

describe('suppressed recipients', () => {
  test('are counted by their reason, with a finding at their line', async () => {
    const list = await countText(
      lines('email', 'ann@mail.example', 'bob@mail.example', 'eve@other.example'),
      {
        onFile: { 'ann@mail.example': 'complaint', '@other.example': 'manual' },
      },
    );
    expect(list).toMatchObject({
      suppressed: 2,
      suppressedByReason: { complaint: 1, manual: 1, unsubscribe: 0 },
    });
    expect(told(list)).toContain('suppressed-complaint 2');
    expect(list.findings.samples()).toContainEqual({
      code: 'suppression-whole-domain',
      severity: 'notice',
      file: 'list.csv',
      args: { recipients: 1 },
    });
  });

  test('are counted although their address cannot be mailed, and both are told', async () => {
    const list = await countText(lines('email', 'ann@example.com', 'bob@mail.de', 'e..e@mail.de'), {
      policy: { reservedDomains: 'refuse' },
      onFile: { 'ann@example.com': 'unsubscribe', 'e..e@mail.de': 'complaint' },
    });
    expect(list).toMatchObject({
      invalid: 2,
      suppressed: 2,
      suppressedByReason: { unsubscribe: 1, complaint: 1 },
    });
    for (const one of [
      'reserved-domain 2',
      'suppressed-unsubscribe 2',
      'invalid-address 4',
      'suppressed-complaint 4',
    ]) {
      expect(told(list)).toContain(one);
    }
  });

  test.each([
    ['fail', 'error'],
    ['warn', 'warning'],
    ['ignore', 'notice'],
  ] as const)('are of the severity that the policy gives them: %s is %s', async (rule, severity) => {
    const list = await countText(lines('email', 'ann@mail.example'), {
      policy: { suppressed: { ...testPolicy.suppressed, manual: rule } },
      onFile: { 'ann@mail.example': 'manual' },
    });
    expect(list.findings.samples()).toMatchObject([{ code: 'suppressed-manual', severity }, {}]);
  });

  test('of another scope only are told as a number', async () => {
    const list = await countText(lines('email', 'ann@mail.example', 'bob@mail.example'), {
      elsewhere: ['ann@mail.example'],
    });
    expect(list.suppressed).toBe(0);
    expect(told(list)).toContain('suppression-other-scope');
  });
});

describe('a list that cannot be counted', () => {
  test.each([
    ['', 'file-empty'],
    ['email,name\n', 'list-header-only'],
    ['email,name\n,\n', 'list-header-only'],
    ['not an address\n', 'no-address-column'],
    ['email\nnobody\nnobody..x@mail.example\n', 'list-no-recipients'],
    ['email,mail\na@mail.example,b@mail.example\n', 'two-address-columns'],
    ['email\n"a@mail.example\n', 'csv-unterminated-quote'],
  ])('%j', async (text, code) => {
    expect(await tallyText(text)).toMatchObject({ ok: false, problem: { code, file: 'list.csv' } });
  });

  test('has only reserved domains', async () => {
    const tallied = await tallyText(lines('email', 'a@example.com'), {
      policy: { reservedDomains: 'refuse' },
    });
    expect(tallied).toMatchObject({ ok: false, problem: { code: 'list-no-recipients', args: { rows: 1 } } });
  });

  test('lacks a mapped column', async () => {
    const tallied = await tallyText(lines('email', 'a@mail.example'), {
      policy: { columns: { source: 'Herkunft' } },
    });
    expect(tallied).toMatchObject({ ok: false, problem: { code: 'mapped-column-missing' } });
  });
});

test('every record but bare separators is handed on with its judgement, header first', async () => {
  const entries: string[] = [];
  await countText(
    lines(
      'name,email',
      'Ann,ann@mail.example',
      ',',
      'Bob,bob@mail.example',
      'Ann,ANN@mail.example',
      'X,nobody',
    ),
    {
      onFile: { 'bob@mail.example': 'manual' },
      onEntry: ({ record, header, emailColumn, finding, removable }) => {
        const judged = header ? 'header' : (finding?.code ?? 'keep');
        entries.push(`${record.line} ${record.field(emailColumn)} ${judged} ${removable}`);
      },
    },
  );
  expect(entries).toEqual([
    '1 email header false',
    '2 ann@mail.example keep false',
    '4 bob@mail.example suppressed-manual true',
    '5 ANN@mail.example duplicate true',
    '6 nobody invalid-address true',
  ]);
});
