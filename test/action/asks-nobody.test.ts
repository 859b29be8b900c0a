import { expect, test } from 'vitest';
import { performTask } from '../../src/action/perform-task.ts';
import { readInputs } from '../../src/action/read-inputs.ts';
import { runClient } from '../../src/action/run-client.ts';
import { startDnsServer, type Zone } from '../dns/start-dns-server.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { silentToolkit } from './silent-toolkit.ts';

const zone: Zone = { 'alive.dev': { mx: [[10, 'mx.gmail.com']] } };

/** Checks a list whose policy wants to ask, as a workflow step for an event does; gives what was asked. */
async function askedOn(event: string): Promise<readonly string[]> {
  const servers = [await startDnsServer({ zone }), await startDnsServer({ zone })];
  const resolvers = servers.map(({ address }) => `"${address}"`).join(', ');
  const folder = await temporaryFolder({
    'gate.yml': `suppressions: none\npolicy: { dns: refresh, dns-resolvers: [${resolvers}] }\n`,
    'list.csv': 'email\nann@alive.dev\n',
  });
  const env = { GITHUB_EVENT_NAME: event };
  const read = readInputs(
    silentToolkit({ config: 'gate.yml', list: 'list.csv' }),
    folder,
    Date.UTC(2026, 10, 22),
  );
  if (!read.ok) throw new Error('the inputs are wrong');
  const report = await performTask({ kind: 'check' }, read.inputs, {
    env,
    payload: null,
    ledger: null,
    client: () => Promise.resolve(runClient('', env)),
  });
  expect(report.verdict).not.toBe('unchecked');
  return servers.flatMap(({ asked }) => asked);
}

test.each(['pull_request', 'pull_request_target', 'pull_request_review'])(
  'on %s nobody is asked, because whoever opened it wrote the policy',
  async (event) => {
    expect(await askedOn(event)).toEqual([]);
  },
);

test('on push the resolvers of the policy are, so that this test can fail', async () => {
  expect(await askedOn('push')).not.toEqual([]);
});
