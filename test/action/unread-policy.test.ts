import { expect, test } from 'vitest';
import { performTask } from '../../src/action/perform-task.ts';
import { readInputs } from '../../src/action/read-inputs.ts';
import { runClient } from '../../src/action/run-client.ts';
import { sampleCampaigns } from '../sample-campaign.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { silentToolkit } from './silent-toolkit.ts';

const path = '.github/bounce-gate.yml';
const suppressions = 'suppressions.csv';

test.each([
  ['a list is named and a policy lies in its usual place', { list: 'list.csv', suppressions }, true],
  ['the policy is named as well', { list: 'list.csv', config: path }, false],
  ['no list is named', {}, false],
])('where %s, the log tells what is not read: %j', async (_, inputs, isTold) => {
  const { 'bounce-gate.yml': policy, ...files } = sampleCampaigns.pass;
  const folder = await temporaryFolder({ ...files, [path]: policy });
  const read = readInputs(silentToolkit(inputs), folder, Date.UTC(2026, 10, 20));
  if (!read.ok) throw new Error('the inputs are wrong');
  const context = { env: {}, payload: { repository: { private: true } }, ledger: null };
  const client = async () => runClient('', {});
  const { log } = await performTask({ kind: 'check' }, read.inputs, { ...context, client });
  expect(log.includes(`${path} is not read`)).toBe(isTold);
});
