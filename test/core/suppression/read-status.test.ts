import { expect, test } from 'vitest';
import { readStatus } from '../../../src/core/suppression/read-status.ts';

const soft = { kind: 'soft' };
const hard = (detail: string) => ({ kind: 'hard', detail });

test.each([
  ['5.1.1', hard('unknown-user')],
  ['550 5.1.1 The email account that you tried to reach does not exist', hard('unknown-user')],
  ['failed with status 5.1.1.', hard('unknown-user')],
  ['<5.1.10>', hard('unknown-user')],
  ['smtp; 550 5.7.1 refused', hard('policy-refusal')],
  ['5.0.0', hard('unspecified')],
  ['5.2.1', hard('unspecified')],
  ['5.2.2', soft],
  ['552 5.2.2 mailbox full', soft],
  ['4.2.2', soft],
  ['4.7.1', soft],
  ['550', hard('unspecified')],
  [' 550 no such user', hard('unspecified')],
  ['421 try later', soft],
  ['2.1.5', null],
  ['250', null],
  ['5500', null],
  ['relay 10.5.1.1 said no', null],
  ['5.1.1.7', null],
  ['on 5.12.2026', null],
  ['', null],
  [`${'x'.repeat(200)} 5.1.1`, null],
])('"%s"', (cell, reading) => {
  expect(readStatus(cell)).toEqual(reading);
});
