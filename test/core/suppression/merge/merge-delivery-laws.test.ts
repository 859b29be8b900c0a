import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lines } from '../../check-text.ts';
import { matchOf, readTexts } from '../read-texts.ts';
import { mergedText } from './merge-texts.ts';
import { dumpOf, type Sent } from './sent-events.ts';

const people = ['ann@mail.example', 'bob@mail.example', 'cyd@mail.example'];
const sent: fc.Arbitrary<Sent> = fc.record({
  to: fc.constantFrom(...people),
  event: fc.constantFrom('bounce', 'bounce', 'bounce', 'delivered', 'delivered', 'spamreport', 'unsubscribe'),
  day: fc.constantFrom('2025-12-01', '2026-02-01', '2026-02-20', '2026-03-01', '2026-03-08'),
  reason: fc.constantFrom(
    '552 5.2.2 mailbox full',
    '450 4.1.1 user unknown',
    '550 5.1.1 user unknown',
    '550 5.2.1 disabled',
  ),
  campaign: fc.constantFrom('a', 'b', 'c'),
});
const run = fc.array(sent, { minLength: 1, maxLength: 8 });
const runs = fc.array(run, { minLength: 2, maxLength: 4 });

/** Every person has bounced once, long before. */
const onFile = lines(
  'email,reason,scope,created_at,expires_at,count,source,history',
  ...people.map((who) => `${who},soft-bounce,global,2025-06-01,,,web,2025-06-01 full old`),
);

/** One run after the other. */
async function apart(each: readonly (readonly Sent[])[], start?: string): Promise<string> {
  let target = start;
  for (const events of each) {
    target = await mergedText({ 'a.ndjson': dumpOf(...events) }, target === undefined ? {} : { target });
  }
  return target ?? '';
}

function together(each: readonly (readonly Sent[])[], target?: string): Promise<string> {
  const files = each.map((events, index) => [`${index}.ndjson`, dumpOf(...events)] as const);
  return mergedText(Object.fromEntries(files), target === undefined ? {} : { target });
}

/** What keeps a person out by a file. */
async function keptOut(text: string, who: string): Promise<readonly string[]> {
  if (!text.includes('@')) return [];
  const match = matchOf(await readTexts({ 'all.csv': text }), who);
  return match?.reasons.filter((reason) => reason !== 'soft-bounce' || match.softCount >= 3) ?? [];
}

const isBounce = ({ event }: Sent) => event === 'bounce';
const linesOf = (text: string, who: string) => text.split('\n').filter((line) => line.startsWith(who));

/** Whether some run told of a delivery to a person of whom no bounce was known then. */
function isForgotten(each: readonly (readonly Sent[])[], who: string): boolean {
  let known = false;
  for (const events of each) {
    const own = events.filter(({ to }) => to === who);
    known ||= own.some(isBounce);
    if (!known && own.some(({ event }) => event === 'delivered')) return true;
  }
  return false;
}

describe('runs one after the other, in any order', () => {
  test('come to what they come to together, where no delivery is among them', async () => {
    const quiet = runs.map((each) =>
      each.map((events) => events.filter(({ event }) => event !== 'delivered')),
    );
    await fc.assert(
      fc.asyncProperty(quiet, async (each) => {
        const all = await together(each.filter((events) => events.length > 0));
        fc.pre(all.includes('@'));
        const some = each.filter((events) => events.length > 0);
        expect(await apart(some)).toBe(all);
        expect(await apart(some.toReversed())).toBe(all);
      }),
    );
  });

  test('and with deliveries, where every address has bounced before', async () => {
    await fc.assert(
      fc.asyncProperty(runs, async (each) => {
        const all = await together(each, onFile);
        expect(await apart(each, onFile)).toBe(all);
        expect(await apart(each.toReversed(), onFile)).toBe(all);
      }),
    );
  });

  test('else only for addresses whose delivery came in a run before their first bounce', async () => {
    await fc.assert(
      fc.asyncProperty(runs, async (each) => {
        const [one, all] = [await apart(each), await together(each)];
        for (const who of people.filter((person) => !isForgotten(each, person))) {
          expect(linesOf(one, who)).toEqual(linesOf(all, who));
        }
      }),
    );
  });

  test('which are at worst kept out though they recovered, and never let through', async () => {
    await fc.assert(
      fc.asyncProperty(runs, async (each) => {
        const [one, all] = [await apart(each), await together(each)];
        for (const who of people) {
          expect(await keptOut(one, who)).toEqual(expect.arrayContaining([...(await keptOut(all, who))]));
        }
      }),
    );
  });

  test('such an address is right again once its events are read together', async () => {
    await fc.assert(
      fc.asyncProperty(runs, async (each) => {
        expect(await together(each, await apart(each))).toBe(await together(each));
      }),
    );
  });
});

test('what the exception is: a delivery that is read before the first bounce is known is forgotten', async () => {
  const bounced: Sent = {
    to: 'ann@mail.example',
    event: 'bounce',
    day: '2026-03-01',
    reason: '550 5.1.1 no user',
  };
  const delivered: Sent = { to: 'ann@mail.example', event: 'delivered', day: '2026-03-05' };
  expect(await keptOut(await apart([[bounced], [delivered]]), 'ann@mail.example')).toEqual([]);
  expect(await keptOut(await apart([[delivered], [bounced]]), 'ann@mail.example')).toEqual(['hard-bounce']);
  expect(await keptOut(await apart([[delivered], [bounced], [delivered]]), 'ann@mail.example')).toEqual([]);
});

test('reading a run once more changes nothing, where every address has bounced before', async () => {
  await fc.assert(
    fc.asyncProperty(runs, fc.nat(3), async (each, index) => {
      const text = await apart(each, onFile);
      const again = each[index % each.length] ?? [];
      expect(await mergedText({ 'again.ndjson': dumpOf(...again) }, { target: text })).toBe(text);
    }),
  );
});
