import { describe, expect, test } from 'vitest';
import {
  parseSuppressionReason,
  reasonOfFileName,
  suppressionReasons,
} from '../../../src/core/suppression/suppression-reason.ts';

describe('the reason a cell names', () => {
  test.each(suppressionReasons)('every reason is read by its own name (%s)', (reason) => {
    expect(parseSuppressionReason(reason)).toBe(reason);
    expect(parseSuppressionReason(reason.toUpperCase().replaceAll('-', '_'))).toBe(reason);
  });

  test.each([
    ['Bounce', 'hard-bounce'],
    ['HardBounce', 'hard-bounce'],
    ['Hard  Bounce', 'hard-bounce'],
    ['soft_bounced', 'soft-bounce'],
    ['Mailbox Full', 'soft-bounce'],
    ['COMPLAINT', 'complaint'],
    ['spam report', 'complaint'],
    ['Unsubscribed', 'unsubscribe'],
    ['opt-out', 'unsubscribe'],
    ['Invalid Email', 'invalid'],
    ['do-not-mail', 'manual'],
    [' dnc ', 'manual'],
    ['', null],
    ['because', null],
    ['constructor', null],
  ] as const)('"%s" is %s', (cell, reason) => {
    expect(parseSuppressionReason(cell)).toBe(reason);
  });
});

describe('the reason a file name states', () => {
  test.each([
    ['exports/Unsubscribes-2026.csv', 'unsubscribe'],
    ['opt-outs.csv', 'unsubscribe'],
    ['optouts.csv', 'unsubscribe'],
    ['spam_reports.csv', 'complaint'],
    ['complaints.csv.gz', 'complaint'],
    ['soft-bounces.csv', 'soft-bounce'],
    ['hard-bounces.csv', 'hard-bounce'],
    ['bounces.csv', 'hard-bounce'],
    ['invalid_emails.csv', 'invalid'],
    ['people.csv', null],
    ['bounces/people.csv', null],
  ] as const)('%s states %s', (path, reason) => {
    expect(reasonOfFileName(path)).toBe(reason);
  });
});
