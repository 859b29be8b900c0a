import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lines } from '../../check-text.ts';
import { readTexts } from '../read-texts.ts';
import { mergedText, mergeTexts } from './merge-texts.ts';
import { dumpOf as dump, type Sent } from './sent-events.ts';

const ann = 'ann@mail.example';
const full = (day: string, campaign?: string): Sent => ({
  to: ann,
  event: 'bounce',
  day,
  ...(campaign === undefined ? {} : { campaign }),
});

async function inForce(text: string, key: string): Promise<readonly string[]> {
  const read = await readTexts({ 'all.csv': text });
  const match = read.table.find(key, key.slice(key.indexOf('@') + 1));
  if (match === undefined) return [];
  return match.reasons.filter((reason) => reason !== 'soft-bounce' || match.softCount >= 3);
}

describe('events', () => {
  test('become lines: hard ones and complaints at once, refusals and automatic answers never', async () => {
    const to = (name: string) => `${name}@mail.example`;
    const files = {
      'events.ndjson': dump(
        { to: to('hard'), event: 'bounce', day: '2026-03-01', reason: '550 5.1.1 user unknown' },
        {
          to: to('block'),
          event: 'bounce',
          day: '2026-03-01',
          reason: '554 5.7.1 blocked using a block list',
        },
        { to: to('angry'), event: 'spamreport', day: '2026-03-02' },
        { to: to('gone'), event: 'unsubscribe', day: '2026-03-03' },
        { to: to('soft'), event: 'bounce', day: '2026-03-04', campaign: 'spring' },
        { to: to('fine'), event: 'delivered', day: '2026-03-04' },
        { to: to('away'), event: 'bounce', day: '2026-03-04', reason: 'Automatic reply: out of office' },
      ),
    };
    expect(await mergedText(files)).toBe(
      lines(
        'email,reason,scope,created_at,expires_at,count,source,history',
        'angry@mail.example,complaint,global,2026-03-02,,,sendgrid-events,',
        'gone@mail.example,unsubscribe,global,2026-03-03,,,sendgrid-events,',
        'hard@mail.example,unknown-user,global,2026-03-01,,,sendgrid-events,',
        'soft@mail.example,soft-bounce,global,2026-03-04,,,sendgrid-events,2026-03-04 full spring',
      ),
    );
    expect(await mergeTexts(files)).toMatchObject({
      files: [],
      eventFiles: [
        {
          path: 'events.ndjson',
          forms: [{ form: 'sendgrid-events', entries: 7 }],
          fates: { hard: 1, soft: 1, refused: 1, complained: 1, unsubscribed: 1, delivered: 1, nothing: 1 },
        },
      ],
      standing: { suppressing: 3, counting: 0, forgotten: 1 },
    });
  });

  test('soft bounces suppress when as many campaigns as their class needs ended so, not as many events', async () => {
    const one = dump(full('2026-03-01', 'a'), full('2026-03-02', 'a'), full('2026-03-03', 'a'));
    expect(await inForce(await mergedText({ 'one.json': one }), ann)).toEqual([]);
    const three = dump(full('2026-03-01', 'a'), full('2026-03-08', 'b'), full('2026-03-15', 'c'));
    expect(await inForce(await mergedText({ 'three.json': three }), ann)).toEqual(['soft-bounce']);
  });

  test('a count goes on from what the file has, and a delivery ends it', async () => {
    const target = await mergedText({ 'a.json': dump(full('2026-03-01', 'a'), full('2026-03-08', 'b')) });
    const third = { 'b.json': dump(full('2026-03-15', 'c')) };
    expect(await inForce(await mergedText(third, { target }), ann)).toEqual(['soft-bounce']);
    const delivered = { 'c.json': dump({ to: ann, event: 'delivered', day: '2026-03-10' }) };
    const ended = await mergedText(delivered, { target });
    expect(ended).toContain('soft-bounce,global,2026-03-08,,,sendgrid-events,2026-03-10 delivered');
    expect(await inForce(ended, ann)).toEqual([]);
    // because the same bounces read again are those that the delivery ended
    expect(
      await mergedText(
        { 'a.json': dump(full('2026-03-01', 'a'), full('2026-03-08', 'b')) },
        { target: ended },
      ),
    ).toBe(ended);
    const both = await mergedText({ ...third, ...delivered }, { target });
    expect(both).toContain('2026-03-10 delivered + 2026-03-15 full c');
    expect(await inForce(both, ann)).toEqual([]);
  });

  test('a delivery after a hard bounce lets the address recover, and an old bounce read again changes nothing', async () => {
    const bounced = dump({ to: ann, event: 'bounce', day: '2026-03-01', reason: '550 5.1.1 user unknown' });
    const delivered = dump({ to: ann, event: 'delivered', day: '2026-03-05' });
    const target = await mergedText({ 'a.json': bounced, 'b.json': delivered });
    expect(target).toContain('unknown-user,global,2026-03-01,,,sendgrid-events,2026-03-05 delivered');
    expect(await inForce(target, ann)).toEqual([]);
    expect(await mergedText({ 'a.json': bounced }, { target })).toBe(target);
    const again = dump({ to: ann, event: 'bounce', day: '2026-03-09', reason: '550 5.1.1 user unknown' });
    expect(await inForce(await mergedText({ 'c.json': again }, { target }), ann)).toEqual(['hard-bounce']);
  });

  test('a table whose rows tell what happened is no list of suppressions', async () => {
    const table = lines(
      'email,event,timestamp',
      'ann@mail.example,delivered,2026-03-01',
      'bob@mail.example,hard_bounce,2026-03-01',
    );
    expect(await mergedText({ 'report.csv': table })).toContain('\nbob@mail.example,hard-bounce,');
    expect(await mergedText({ 'report.csv': table })).not.toContain(ann);
    const json =
      '[{"email":"ann@mail.example","event":"delivered"},{"email":"bob@mail.example","event":"bounce"}]';
    expect(await mergedText({ 'report.json': json })).not.toContain(ann);
  });

  test('a dump of which much is not understood is refused, with the line', async () => {
    const files = { 'a.ndjson': `${dump(full('2026-03-01'))}\n{"email":"x","event":"?"}\n` };
    expect(await mergeTexts(files)).toMatchObject({
      ok: false,
      problems: [{ code: 'events-not-understood', file: 'a.ndjson', line: 2 }],
    });
  });
});

describe('tidying', () => {
  const target = lines(
    'email,reason,scope,created_at,expires_at,count,source,history',
    'a@mail.example,manual,global,2025-01-01,2025-02-01,,,',
    'b@mail.example,soft-bounce,global,2025-01-01,,,,2025-01-01 full spring',
    'c@mail.example,hard-bounce,global,2025-01-01,,,,2025-01-01 disabled spring',
    'd@mail.example,complaint,global,2025-01-01,2025-02-01,,,',
    'd@mail.example,unsubscribe,global,2025-01-01,,,,',
    'e@mail.example,soft-bounce,global,2025-01-01,,4,,',
    'f@mail.example,soft-bounce,global,2025-01-01,,,,2026-03-01 delivered',
    'g@mail.example,soft-bounce,global,2026-05-20,,,,2026-05-25 delivered',
  );
  const tidy = async (tidying: object) =>
    mergedText({}, { target, tidying: { expire: false, retest: false, release: null, ...tidying } });
  const idle = 'a@mail.example';

  test('expiring takes out what does not hold any more, and nothing else', async () => {
    const kept = target.split('\n').filter((line) => !/^[abf]@/.test(line));
    expect(await tidy({ expire: true })).toBe(kept.join('\n'));
    expect(await tidy({})).toBe(target);
  });

  test('a retest takes back what may be tried once more', async () => {
    const text = await tidy({ retest: true });
    expect(await inForce(target, 'c@mail.example')).toEqual(['hard-bounce']);
    expect(await inForce(text, 'c@mail.example')).toEqual([]);
    expect(text).toMatch(/^c@.*disabled spring \+ \d{4}-\d\d-\d\d released retest$|^c@.* released retest$/m);
  });

  test('what is taken back stays in the file with the reason, and stays back when it is read again', async () => {
    const release = { about: new Set(['d@mail.example', idle]), reason: 'signed up anew' };
    const text = await tidy({ release });
    expect(text).toMatch(/^d@mail\.example,unsubscribe,.*released signed up anew$/m);
    expect(await inForce(text, 'd@mail.example')).toEqual(['complaint']);
    expect(await mergedText({ 'old.csv': target }, { target: text })).toBe(text);
  });
});

const sent: fc.Arbitrary<Sent> = fc.record({
  to: fc.constantFrom(ann, 'bob@mail.example', 'cyd@mail.example'),
  event: fc.constantFrom('bounce', 'bounce', 'delivered', 'spamreport', 'unsubscribe', 'deferred'),
  day: fc.constantFrom('2025-12-01', '2026-02-01', '2026-02-20', '2026-03-01', '2026-03-08'),
  reason: fc.constantFrom(
    '552 5.2.2 mailbox full',
    '550 5.1.1 user unknown',
    '451 4.4.1 timed out',
    '550 5.2.1 disabled',
  ),
  campaign: fc.constantFrom('a', 'b', 'c'),
});
const sends = fc.array(sent, { minLength: 1, maxLength: 10 });

test('the order of events and of files does not matter, and the same once more changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(sends, sends, async (one, other) => {
      const files = { 'a.ndjson': dump(...one), 'b.ndjson': dump(...other) };
      const text = await mergedText(files);
      const turned = { 'b.ndjson': dump(...other.toReversed()), 'a.ndjson': dump(...one.toReversed()) };
      expect(await mergedText(turned)).toBe(text);
      expect(await mergedText(files, { target: text })).toBe(text);
    }),
  );
});

test('no event takes away a line', async () => {
  await fc.assert(
    fc.asyncProperty(sends, sends, async (one, other) => {
      const target = await mergedText({ 'a.ndjson': dump(...one) });
      const text = await mergedText({ 'b.ndjson': dump(...other) }, { target });
      const keys = (of: string) =>
        of.split('\n').flatMap((line) => {
          const [who, reason, scope] = line.split(',');
          return [`${who} ${reason === 'unknown-user' ? 'hard-bounce' : reason} ${scope}`];
        });
      expect(keys(text)).toEqual(expect.arrayContaining(keys(target)));
    }),
  );
});

test.each(['@mail.example', '*@mail.example', '<@mail.example>'])(
  'an event about %s, which is no mailbox, suppresses nobody',
  async (to) => {
    const delivered = Array.from({ length: 30 }, (_, index) => ({
      to: `u${index}@mail.example`,
      event: 'delivered',
      day: '2026-03-01',
    }));
    const forged = { to, event: 'bounce', day: '2026-03-01', reason: '550 5.1.1 user unknown' };
    const merged = await mergeTexts({ 'hook.ndjson': dump(forged, ...delivered) });
    expect(merged).toMatchObject({ ok: true, change: { added: 0 }, eventFiles: [{ notUnderstood: 1 }] });
  },
);
