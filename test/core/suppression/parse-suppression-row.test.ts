import { describe, expect, test } from 'vitest';
import { type SuppressionField, suppressionHeaders } from '../../../src/core/list/column-names.ts';
import { findColumns } from '../../../src/core/list/find-columns.ts';
import { formatDay } from '../../../src/core/list/parse-day.ts';
import {
  parseSuppressionRow,
  type SuppressionRow,
} from '../../../src/core/suppression/parse-suppression-row.ts';
import type { SuppressionReason } from '../../../src/core/suppression/suppression-reason.ts';
import { mapRecords } from '../record-of.ts';

const header = 'email,reason,status,scope,created_at,expires_at,count';

function parse(row: string, reasonOfFile: SuppressionReason | null = null): SuppressionRow | null {
  const rules = { names: suppressionHeaders, mapped: {} };
  let columns: ReturnType<typeof findColumns<SuppressionField>> | undefined;
  const rows = mapRecords(`${header}\n${row}\n`, (record) => {
    columns ??= findColumns<SuppressionField>(record, 'file.csv', rules);
    return columns.ok ? parseSuppressionRow(record, columns.columns, reasonOfFile) : null;
  });
  const said = rows[1] ?? null;
  return said === 'left-out' ? null : said;
}

describe('whom a row is about', () => {
  test.each([
    ['ann@mail.example', 'ann@mail.example'],
    [' Ann@Mail.example; ', 'Ann@Mail.example'],
    ['mailto:ann@mail.example?subject=x', 'ann@mail.example'],
    ['Ann Lee <ann@mail.example>', 'ann@mail.example'],
    ['not@@an-address', 'not@@an-address'],
  ])('%s is the address %s', (cell, address) => {
    expect(parse(cell)).toMatchObject({ target: { kind: 'address', address } });
  });

  test.each([
    ['@Mail.Example', 'mail.example'],
    ['*@mail.example', 'mail.example'],
    ['@MÜLLER.example', 'xn--mller-kva.example'],
    ['mail.example,,,domain', 'mail.example'],
    ['@under_score.example', 'under_score.example'],
  ])('%s is the whole domain %s', (row, domain) => {
    expect(parse(row)).toMatchObject({ target: { kind: 'domain', domain } });
  });

  test.each(['ann', 'mail.example', '@', '@localhost', '*@', 'ann@', '@a@b.example', '-'])(
    '%s is neither an address nor a domain entry',
    (cell) => {
      expect(parse(`${cell},manual`)).toBeNull();
    },
  );
});

describe('why', () => {
  test.each([
    ['complaint,', 'complaint', 'unspecified'],
    ['bounce,5.1.1', 'hard-bounce', 'unknown-user'],
    ['hard bounce,5.7.1', 'hard-bounce', 'policy-refusal'],
    ['550 5.1.1 unknown,', 'hard-bounce', 'unknown-user'],
    ['unknown to us,5.1.1', 'hard-bounce', 'unknown-user'],
    ['unknown-user,', 'hard-bounce', 'unknown-user'],
    [',No such user', 'hard-bounce', 'unknown-user'],
    ['policy-refusal,', 'hard-bounce', 'policy-refusal'],
    ['policy-refusal,5.1.1', 'hard-bounce', 'unknown-user'],
    [',4.2.2', 'soft-bounce', 'unspecified'],
    [',unsubscribed', 'unsubscribe', 'unspecified'],
    ['user asked,unsubscribed', 'unsubscribe', 'unspecified'],
  ])('%s is %s (%s)', (cells, reason, detail) => {
    const row = parse(`ann@mail.example,${cells}`);
    expect(row).toMatchObject({ reason, detail });
    expect(row).not.toHaveProperty('unknownReason');
  });

  test.each([
    ['bounce,554 5.7.1 blocked using a block list'],
    [',552 5.3.4 message too large'],
    ['550 5.7.26 unauthenticated: DMARC,'],
    ['bounced,450 4.7.1 greylisted'],
  ])('a row whose reply speaks of the sender or the message suppresses nobody: %s', (cells) => {
    expect(parse(`ann@mail.example,${cells}`)).toBeNull();
  });

  test('what was called hard, or a code that leaves it open, stands', () => {
    expect(parse('ann@mail.example,hard bounce,554 5.7.1 blocked using a block list')).not.toBeNull();
    expect(parse('ann@mail.example,bounce,5.7.1')).toMatchObject({
      reason: 'hard-bounce',
      detail: 'policy-refusal',
    });
    expect(parse('ann@mail.example,,550')).toMatchObject({ reason: 'hard-bounce', detail: 'unspecified' });
  });

  test('a bounce that only its code tells to be temporary is a soft one', () => {
    expect(parse('ann@mail.example,bounced,4.2.2')).toMatchObject({ reason: 'soft-bounce' });
    expect(parse('ann@mail.example,hard bounce,4.2.2')).toMatchObject({ reason: 'hard-bounce' });
    expect(parse('ann@mail.example,complaint,4.2.2')).toMatchObject({ reason: 'complaint' });
  });

  test('without a word it is the reason of the file, else manual', () => {
    expect(parse('ann@mail.example', 'unsubscribe')).toMatchObject({ reason: 'unsubscribe' });
    expect(parse('ann@mail.example')).toMatchObject({ reason: 'manual' });
    expect(parse('ann@mail.example')).not.toHaveProperty('unknownReason');
  });

  test('a word that is not known falls back in the same way, and is told', () => {
    expect(parse('ann@mail.example,whatever', 'complaint')).toMatchObject({
      reason: 'complaint',
      unknownReason: 'reason',
    });
    expect(parse('ann@mail.example,,whatever')).toMatchObject({ reason: 'manual', unknownReason: 'status' });
  });
});

describe('scope, dates and count', () => {
  test.each([
    ['', 'global'],
    ['*', 'global'],
    ['Global', 'global'],
    ['Newsletter', 'newsletter'],
  ])('the scope "%s" is %s', (cell, scope) => {
    expect(parse(`ann@mail.example,,,${cell}`)?.scope).toBe(scope);
  });

  test('dates are read, and those that cannot be are not known', () => {
    const row = parse('ann@mail.example,,,,2026-01-02,1767225600');
    expect(row?.createdDay === null || row === null ? null : formatDay(row.createdDay)).toBe('2026-01-02');
    expect(row?.expiresDay === null || row === null ? null : formatDay(row.expiresDay)).toBe('2026-01-01');
    expect(parse('ann@mail.example,,,,soon,never')).toMatchObject({ createdDay: null, expiresDay: null });
  });

  test.each([
    ['3', 3],
    ['0', 1],
    ['', 1],
    ['many', 1],
    ['-2', 1],
    ['999999', 1000],
  ])('the count "%s" is %d', (cell, count) => {
    expect(parse(`ann@mail.example,soft bounce,,,,,${cell}`)?.count).toBe(count);
  });
});
