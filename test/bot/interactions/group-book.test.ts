import { describe, expect, test } from 'vitest';
import { openGroupBook } from '../../../src/bot/interactions/group-book.ts';
import { systemClock } from '../../../src/bot/system-clock.ts';
import { ada, bob, eve, useDesk } from './use-desk.ts';

const asker = { team: 'T0FAKE', user: bob };
const how = { fresh: false };

async function useBook(change: Parameters<typeof useDesk>[0] = {}) {
  let aheadMs = 0;
  const clock = { ...systemClock, nowMs: () => Date.now() + aheadMs };
  const desk = await useDesk({ onLedger: false, ...change, context: { clock, ...change.context } });
  const book = openGroupBook(desk.desk.context);
  const asked = () => desk.slack.callsOf('usergroups.users.list').length;
  const wait = (ms: number) => {
    aheadMs += ms;
  };
  return { ...desk, book, asked, wait };
}

describe('the members of the group', () => {
  test('are kept for a minute, and asked for anew where that matters', async () => {
    const { book, slack, asked, wait } = await useBook();
    expect(await book.members(asker, how)).toEqual([ada, eve]);
    slack.setGroup('S0GATE', [bob]);
    expect(await book.members(asker, how)).toEqual([ada, eve]);
    expect(await book.members(asker, { fresh: true })).toEqual([bob]);
    expect(await book.members(asker, how)).toEqual([bob]);
    expect(asked()).toBe(2);
    wait(61_000);
    await book.members(asker, how);
    expect(asked()).toBe(3);
  });

  test('are not known when Slack refuses, and the refusal is not kept', async () => {
    const { book, slack, log } = await useBook();
    slack.state.groups.delete('S0GATE');
    expect(await book.members(asker, how)).toBeNull();
    expect(log.join('')).toContain('group-unknown');
    slack.setGroup('S0GATE', [bob]);
    expect(await book.members(asker, how)).toEqual([bob]);
  });

  test('are not known after a refusal, whatever was known before', async () => {
    const { book, slack } = await useBook();
    await book.members(asker, how);
    slack.state.groups.delete('S0GATE');
    expect(await book.members(asker, { fresh: true })).toBeNull();
    expect(await book.members(asker, how)).toBeNull();
  });

  test('are not known where Slack takes longer than a form can wait, and then for the next form', async () => {
    const clock = { ...systemClock, sleep: async () => undefined };
    const { desk, slack } = await useBook();
    const book = openGroupBook({ ...desk.context, clock });
    slack.switches.latencyMs = 300;
    expect(await book.members(asker, how)).toBeNull();
    await expect.poll(() => book.members(asker, how)).toEqual([ada, eve]);
  });

  test('are not asked for where they do not matter', async () => {
    const named = await useBook({ access: { users: [bob] } });
    expect(await named.book.members(asker, how)).toBeNull();
    const nobody = await useBook({ access: { group: null } });
    expect(await nobody.book.members(asker, how)).toBeNull();
    expect(named.asked() + nobody.asked()).toBe(0);
  });

  test('of a workspace where the bot is not installed are not known', async () => {
    const { book } = await useBook();
    expect(await book.members({ team: 'T0OTHER', user: ada }, how)).toBeNull();
  });
});
