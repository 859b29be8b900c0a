import { expect, test } from 'vitest';
import { stageOfCommand } from '../../../src/core/bounce/stage-of-command.ts';

test.each([
  ['RCPT', 'rcpt'],
  ['rcpt to:<a@b.example>', 'rcpt'],
  [' MAIL FROM', 'mail'],
  ['DATA', 'data'],
  ['BDAT', 'data'],
  ['end of DATA', 'data'],
  ['End-of-Data', 'data'],
  ['.', 'data'],
  ['..', null],
  ['end of banner', null],
  ['EHLO mx.example', 'connect'],
  ['CONNECT', 'connect'],
  ['QUIT', null],
  ['', null],
  ['550', null],
  ['database', null],
])('%j is the step %s', (command, stage) => {
  expect(stageOfCommand(command)).toBe(stage);
});
