import { expect, test } from 'vitest';
import { channelsFor } from '../../../src/core/notify/channels-for.ts';
import { channelOf, checkAt } from './campaign-records.ts';

const all = channelOf();
const sales = channelOf({ id: 'C0SALES', campaigns: ['*-sale'] });
const fair = channelOf({ id: 'C0FAIR', campaigns: ['nothing'], ledgers: ['fairs'] });

test.each([
  [
    'a campaign goes to every channel whose globs mean it',
    'autumn-sale',
    null,
    'lists',
    ['C0AAAAAAA', 'C0SALES'],
  ],
  ['a campaign goes to no channel whose globs do not mean it', 'june', null, 'lists', ['C0AAAAAAA']],
  [
    'the channel that the policy names gets it alone, whatever its globs',
    'june',
    'C0SALES',
    'lists',
    ['C0SALES'],
  ],
  ['a channel that the bot was not given counts as none', 'june', 'C0OTHER', 'lists', ['C0AAAAAAA']],
  ['a policy cannot name the channel of other ledgers', 'june', 'C0FAIR', 'lists', ['C0AAAAAAA']],
  ['a policy can name a channel of its ledger', 'june', 'C0FAIR', 'fairs', ['C0FAIR']],
])('%s', (_rule, campaign, slackChannel, ledger, expected) => {
  const check = checkAt(0, { campaign, slackChannel });
  expect(channelsFor([all, sales, fair], ledger, check).map(({ id }) => id)).toEqual(expected);
});

test('a record of an older tool names no channel', () => {
  const { rules: _none, ...old } = checkAt(0, { slackChannel: 'C0SALES' });
  expect(channelsFor([all, sales], 'lists', old).map(({ id }) => id)).toEqual(['C0AAAAAAA']);
});
