import { expect, test } from 'vitest';
import { openActionLedger } from '../../src/action/action-ledger.ts';
import { serveLedger } from '../io/ledger/use-ledger.ts';
import { temporaryFolder } from '../temporary-folder.ts';

async function actorOf(actor: string | undefined): Promise<string | undefined> {
  const { server } = await serveLedger();
  const env = {
    GITHUB_SERVER_URL: server.url,
    GITHUB_REPOSITORY: 'lists.git',
    GITHUB_SHA: 'c'.repeat(40),
    GITHUB_RUN_ID: '4711',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_ACTOR: actor,
  };
  const opened = await openActionLedger(env, { token: 'none', folder: await temporaryFolder() });
  expect(opened?.origin).toMatchObject({ id: '4711', event: 'push' });
  return opened?.origin?.actor;
}

test('a record tells who started the run', async () => {
  expect(await actorOf('octo-ada')).toBe('octo-ada');
});

test.each([undefined, '', 'ada@mail.example', 'a b'])(
  'an actor that is no login (%s) is left out',
  async (actor) => {
    expect(await actorOf(actor)).toBeUndefined();
  },
);
