import { describe, expect, test } from 'vitest';
import { lines } from '../../check-text.ts';
import { matchOf, readTexts } from '../read-texts.ts';
import { mergedText, mergeTexts } from './merge-texts.ts';
import { dumpOf } from './sent-events.ts';

const ann = 'ann@mail.example';

/** Rows of a Salesforce tracking extract, which names the send. */
const salesforce = (...rows: readonly (readonly [day: string, send: string, reply?: string])[]) =>
  lines(
    'SubscriberKey,EmailAddress,SendID,EventDate,BounceCategory,SMTPCode,BounceReason',
    ...rows.map(
      ([day, send, reply = '452 4.2.2 mailbox full']) => `k,${ann},${send},${day},Soft bounce,,${reply}`,
    ),
  );
/** SendGrid names no campaign. */
const sendgrid = (...days: readonly string[]) =>
  lines(
    'status,reason,email,created',
    ...days.map((day) => `5.2.2,552 5.2.2 mailbox full,${ann},${Date.parse(day) / 1000}`),
  );

async function keptOut(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const read = await readTexts(files);
  expect(read.problems).toEqual([]);
  const match = matchOf(read, ann);
  return match?.reasons.filter((reason) => reason !== 'soft-bounce' || match.softCount >= 3) ?? [];
}

/** Both ways in: the exports as they are, and the file that they are merged into. */
async function bothKeptOut(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const direct = await keptOut(files);
  const merged = { 'all.csv': await mergedText(files) };
  expect(await keptOut(merged)).toEqual(direct);
  return direct;
}

describe('a soft bounce in an export', () => {
  test('becomes history with the class of its reply and, where the export names it, its campaign', async () => {
    expect(await mergedText({ 'Bounces.csv': salesforce(['2026-05-01', '771']) })).toContain(
      `${ann},soft-bounce,global,2026-05-01,,,salesforce-marketing-cloud,2026-05-01 full 771\n`,
    );
    expect(await mergedText({ 'suppression_bounces.csv': sendgrid('2026-05-01') })).toContain(
      '2026-05-01,,,sendgrid-bounces,2026-05-01 full\n',
    );
    const silent = lines('email,recipientState,createdAt', `${ann},SoftBounceNetworkError,2026-05-01`);
    expect(await mergedText({ 'emailBounce.csv': silent })).toContain('iterable,2026-05-01 undetermined\n');
  });

  test('counts once for each campaign, in one export or over several', async () => {
    const three = { 'a.csv': salesforce(['2026-05-01', '1'], ['2026-05-08', '2'], ['2026-05-15', '3']) };
    expect(await bothKeptOut(three)).toEqual(['soft-bounce']);
    const tries = { 'a.csv': salesforce(['2026-05-01', '1'], ['2026-05-02', '1'], ['2026-05-03', '1']) };
    expect(await bothKeptOut(tries)).toEqual([]);
    const apart = {
      'may.csv': salesforce(['2026-05-01', '1']),
      'june.csv': salesforce(['2026-06-01', '2']),
      'late.csv': salesforce(['2026-06-08', '3']),
    };
    expect(await bothKeptOut(apart)).toEqual(['soft-bounce']);
  });

  test('counts once a day where no campaign is named', async () => {
    const one = { 'suppression_bounces.csv': sendgrid('2026-05-01', '2026-05-01', '2026-05-01') };
    expect(await bothKeptOut(one)).toEqual([]);
    const days = { 'suppression_bounces.csv': sendgrid('2026-05-01', '2026-05-08', '2026-05-15') };
    expect(await bothKeptOut(days)).toEqual(['soft-bounce']);
  });

  test('that lies too far back is forgotten, and one that several exports tell of is one', async () => {
    const old = { 'a.csv': salesforce(['2025-01-01', '1'], ['2025-06-01', '2'], ['2026-01-01', '3']) };
    expect(await bothKeptOut(old)).toEqual([]);
    const [one, other] = [salesforce(['2026-05-01', '1']), sendgrid('2026-05-01')];
    const same = { 'a.csv': one, 'b.csv': one, 'suppression_bounces.csv': other };
    expect(await bothKeptOut(same)).toEqual([]);
    expect(await keptOut({ ...same, 'all.csv': await mergedText(same) })).toEqual([]);
    const event = dumpOf({ to: ann, event: 'bounce', day: '2026-05-01', campaign: '1' });
    expect(await mergeTexts({ ...same, 'hook.ndjson': event })).toMatchObject({
      standing: { suppressing: 0, counting: 1 },
    });
  });

  test('goes on counting from what events told before, and the same export once more changes nothing', async () => {
    const events = dumpOf(
      { to: ann, event: 'bounce', day: '2026-05-01', campaign: 'a' },
      { to: ann, event: 'bounce', day: '2026-05-08', campaign: 'b' },
    );
    const target = await mergedText({ 'hook.ndjson': events });
    const third = { 'a.csv': salesforce(['2026-05-15', '3']) };
    const text = await mergedText(third, { target });
    expect(await keptOut({ 'all.csv': text })).toEqual(['soft-bounce']);
    expect(await mergedText(third, { target: text })).toBe(text);
  });

  test('never hides a hard one, whatever comes first', async () => {
    const hard = lines('status,reason,email,created', `5.1.1,550 5.1.1 user unknown,${ann},1777593600`);
    for (const files of [
      { 'suppression_bounces.csv': hard, 'a.csv': salesforce(['2026-06-01', '1']) },
      { 'a.csv': salesforce(['2026-06-01', '1']), 'suppression_bounces.csv': hard },
    ]) {
      expect(await bothKeptOut(files)).toEqual(['hard-bounce']);
    }
  });

  test('without a day is only a number, and one of a day that is yet to come is as well', async () => {
    const undated = lines('email,bounceType', `${ann},SB`, `${ann},SB`, `${ann},SB`);
    expect(await mergedText({ 'a.csv': undated })).toContain('soft-bounce,global,,,3,emfluence,\n');
    expect(await bothKeptOut({ 'a.csv': undated })).toEqual(['soft-bounce']);
    expect(await mergedText({ 'a.csv': salesforce(['2099-05-01', '1']) })).toContain(
      'soft-bounce,global,,,,',
    );
  });
});

test("soft bounces in files of one's own add up in each file by number, and over several by their days", async () => {
  const own = (...days: readonly string[]) =>
    lines('email,reason,created', ...days.map((day) => `${ann},soft-bounce,${day}`));
  const one = { 'a.csv': own('2026-05-01', '2026-05-01', '2026-05-02') };
  expect(await mergedText(one)).toContain(',3,,2026-05-01 undetermined + 2026-05-02 undetermined\n');
  expect(await bothKeptOut(one)).toEqual(['soft-bounce']);
  const weeks = ['2026-05-01', '2026-05-08', '2026-05-15', '2026-05-22', '2026-05-29'];
  const apart = async (days: readonly string[]) => {
    const files = days.map((day) => [`${day}.csv`, own(day)] as const);
    return keptOut({ 'all.csv': await mergedText(Object.fromEntries(files)) });
  };
  expect(await apart(weeks)).toEqual(['soft-bounce']);
  expect(await apart(weeks.slice(1))).toEqual([]);
});

test('a number of soft bounces counts until mail is delivered, and not again when more is told of it', async () => {
  const target = lines(
    'email,reason,scope,created_at,expires_at,count,source,history',
    `${ann},soft-bounce,global,2026-05-01,,4,crm,`,
  );
  const delivered = { 'a.ndjson': dumpOf({ to: ann, event: 'delivered', day: '2026-05-05' }) };
  const ended = await mergedText(delivered, { target });
  expect(ended).toContain('soft-bounce,global,2026-05-01,,,crm,2026-05-05 delivered');
  expect(await mergedText({ 'old.csv': target }, { target: ended })).toBe(ended);
  const later = { 'b.ndjson': dumpOf({ to: ann, event: 'bounce', day: '2026-05-20', campaign: 'x' }) };
  expect(await keptOut({ 'all.csv': await mergedText(later, { target: ended }) })).toEqual([]);
});
