import { describe, expect, test } from 'vitest';
import { parseStatus, scanCodes } from '../../../src/core/bounce/scan-codes.ts';

describe('codes in a text', () => {
  test.each([
    ['550 5.1.1 user unknown', ['550'], ['5.1.1']],
    ['550-5.1.1 User', ['550'], ['5.1.1']],
    ['(#5.1.1)', [], ['5.1.1']],
    ['#550 5.2.2', ['550'], ['5.2.2']],
    ['smtp;550 5.7.515 Access denied', ['550'], ['5.7.515']],
    ['554 4.4.7 Message expired.<421 4.4.2 timed out>', ['554', '421'], ['4.4.7', '4.4.2']],
    ["5.1.0 - Unknown '5.7.1 <x>'", [], ['5.1.0', '5.7.1']],
    ['dsn=5.4.4, status=bounced', [], ['5.4.4']],
    ['Status: 5.0.0', [], ['5.0.0']],
    ['5.2.2...Mailbox', [], ['5.2.2']],
    ['host 5.1.1.9 and 192.5.1.1', [], []],
    ['[4.16.55.1] 4.7.0.1', [], []],
    ['Postfix 5.0.1', [], []],
    ['v5.1.2 sendmail/5.1.2b', [], []],
    ['after 432000 seconds, 840 minutes, 550ms', [], []],
    ['SIZE=5500 x550 1.550', [], []],
    ['200 250 2.0.0 354', [], []],
    ['404 497', [], []],
  ])('%j has replies %j and statuses %j', (text, replies, statuses) => {
    expect(scanCodes(text)).toEqual({ replies, statuses });
  });
});

describe('a status in a field of its own', () => {
  test.each([
    ['5.1.1', '5.1.1'],
    [' 4.2.2 (mailbox full)', '4.2.2'],
    ['2.0.0', '2.0.0'],
    ['5.1.1.1', null],
    ['5.1', null],
    ['3.1.1', null],
    ['5.1234.1', null],
    ['', null],
    ['unknown', null],
  ])('%j is %j', (text, status) => {
    expect(parseStatus(text)).toBe(status);
  });
});
