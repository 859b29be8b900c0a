import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventTally } from '../../../src/core/outcome/tally-events.ts';
import { lines } from '../check-text.ts';
import { countTexts, eventText, type TallyTextsOptions, tallyTexts } from './tally-texts.ts';

const names = ['ann', 'bob', 'eve', 'liz', 'max', 'tim'];
const list = lines(
  'email,source',
  ...names.map((name, row) => `${name}@mail.example,${row < 4 ? 'web' : 'fair'}`),
);

function total({ cells }: EventTally) {
  const sum = (name: 'recipients' | 'dropped' | 'mailed' | 'hard' | 'soft' | 'block') =>
    cells.reduce((before, cell) => before + cell[name], 0);
  return [sum('mailed'), sum('hard'), sum('soft'), sum('block')].join(' ');
}

async function count(...rows: readonly string[]): Promise<string> {
  return total(await countTexts(list, eventText(...rows)));
}

describe('a recipient counts once, by the strongest event', () => {
  test.each<[string, readonly string[]]>([
    ['1 0 0 0', ['delivered']],
    ['1 0 0 0', ['sent', 'delivered', 'open', 'click']],
    ['1 1 0 0', ['delivered', 'hard_bounce']],
    ['1 1 0 0', ['soft_bounce', 'hard_bounce', 'blocked']],
    ['1 0 1 0', ['blocked', 'soft_bounce', 'soft_bounce']],
    ['1 0 0 1', ['deferred', 'blocked', 'delivered']],
    ['1 0 0 0', ['deferred']],
    ['0 0 0 0', ['dropped']],
    ['1 0 0 0', ['dropped', 'delivered']],
    ['1 0 0 0', ['unsubscribe']],
    ['0 0 0 0', ['contact_updated']],
  ])('%s from %j', async (expected, events) => {
    expect(await count(...events.map((event) => `ann@mail.example,${event},`))).toBe(expected);
  });

  test('however the address is written', async () => {
    expect(await count('Ann@MAIL.example,bounce,', '"Ann <ann@mail.example>",delivered,')).toBe('1 1 0 0');
  });

  test('though the list has it twice', async () => {
    const twice = `${list}ANN@mail.example,web\n`;
    expect(total(await countTexts(twice, eventText('ann@mail.example,bounce,')))).toBe('1 1 0 0');
  });
});

describe('what is not of this send is counted and left out', () => {
  test('addresses that are not on the list', async () => {
    const tally = await countTexts(list, eventText('ann@mail.example,bounce,', 'joe@mail.example,bounce,'));
    expect(total(tally)).toBe('1 1 0 0');
    expect(tally.facts).toMatchObject({ events: 2, notOnList: 1 });
  });

  test('events from more than a day before the send', async () => {
    const tally = await countTexts(
      list,
      eventText('ann@mail.example,bounce,2026-06-01', 'bob@mail.example,bounce,2026-06-15'),
    );
    expect([total(tally), tally.facts.beforeSend]).toEqual(['1 1 0 0', 1]);
  });

  test('bounces that nothing says more of count as hard, and how many is told', async () => {
    const tally = await countTexts(list, eventText('ann@mail.example,bounce,', 'bob@mail.example,hard,'));
    expect([total(tally), tally.facts.assumedHard]).toEqual(['2 2 0 0', 1]);
  });
});

describe('whether recipients without an event were mailed', () => {
  test.each([
    [true, 'delivered'],
    [true, 'sent'],
    [true, 'deferred'],
    [false, 'open'],
    [false, 'hard bounce'],
    [false, 'complaint'],
    [false, 'dropped'],
  ])('is told (%s) by the event %s', async (tells, event) => {
    const tally = await countTexts(list, eventText(`ann@mail.example,${event},`));
    expect([tally.tellsDeliveries, tally.withoutEvent]).toEqual([tells, 5]);
  });
});

describe('a dump that does not fit is a problem', () => {
  const good = names.map((name) => `${name}@mail.example,delivered,`);
  test.each<[string, string, string]>([
    ['events-of-others', list, eventText('joe@mail.example,bounce,')],
    ['events-of-others', list, eventText('ann@mail.example,bounce,2026-01-01')],
    ['events-not-understood', list, eventText(...good, 'ann@mail.example,frobbed,')],
    ['events-not-understood', list, eventText(...good, ',bounce,')],
    ['outcome-no-rows', list, eventText()],
    ['events-no-column', list, lines('email', 'ann@mail.example')],
    ['list-header-only', lines('email'), eventText(...good)],
  ])('%s', async (code, listText, events) => {
    const tallied = await tallyTexts(listText, events);
    expect(tallied.ok ? null : tallied.problem.code).toBe(code);
  });

  test('but one odd event of twenty is only counted', async () => {
    const rows = [...good, ...good, ...good, ...good].slice(0, 19);
    const tally = await countTexts(list, eventText(...rows, 'ann@mail.example,frobbed,'));
    expect(tally.facts).toMatchObject({ unreadable: 1, firstUnreadableLine: 21 });
  });
});

describe('laws', () => {
  const words = [
    'delivered',
    'sent',
    'hard bounce',
    'soft bounce',
    'blocked',
    'dropped',
    'open',
    'bounce',
    'frobbed',
  ];
  const rows = fc.array(
    fc
      .tuple(
        fc.constantFrom(...names, 'joe'),
        fc.constantFrom(...words),
        fc.constantFrom('', '2026-06-16', '2026-01-01'),
      )
      .map(([name, word, day]) => `${name}@mail.example,${word},${day}`),
    { maxLength: 30 },
  );
  const options: TallyTextsOptions = { onFile: { 'eve@mail.example': 'hard-bounce' } };
  const outcome = async (events: readonly string[]) => {
    const tallied = await tallyTexts(list, eventText(...events), options);
    if (!tallied.ok) return tallied.problem.code;
    const { cells, facts, tellsDeliveries, withoutEvent } = tallied.tally;
    return { cells, facts: { ...facts, firstUnreadableLine: 0 }, tellsDeliveries, withoutEvent };
  };

  test('the order of events does not matter', async () => {
    const shuffled = rows.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ([one, other]) => {
        expect(await outcome(one)).toEqual(await outcome(other));
      }),
    );
  });

  test('nobody bounces who was not mailed, and nobody is mailed who is not on the list', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (events) => {
        const tallied = await tallyTexts(list, eventText(...events), options);
        if (!tallied.ok) return;
        for (const { recipients, dropped, mailed, hard, soft, block } of tallied.tally.cells) {
          expect(hard + soft + block).toBeLessThanOrEqual(mailed);
          expect(mailed + dropped).toBeLessThanOrEqual(recipients);
        }
      }),
    );
  });
});
