import { expect, test } from 'vitest';
import { ledgerHistory } from '../../../src/core/ledger/ledger-history.ts';
import { unknownToLedger } from '../../../src/core/outcome/unknown-to-ledger.ts';
import { sampleCheck } from './sample-send.ts';

const june = [sampleCheck(3)];
test.each([
  ['june', june, null],
  ['jun', june, 'june'],
  ['autumn-sale', june, undefined],
  ['jane@mail.example', june, undefined],
  ['autumn-sale', [], null],
  ['Autumn sale', [], undefined],
])('%s on a ledger of %#', (name, records, nearest) => {
  const problem = unknownToLedger(name, ledgerHistory(records, null));
  expect(problem === null ? null : problem.args.nearest).toBe(nearest);
  expect(JSON.stringify(problem)).not.toContain('mail.example');
});
