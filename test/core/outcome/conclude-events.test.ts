import { describe, expect, test } from 'vitest';
import type { CheckRecord } from '../../../src/core/ledger/ledger-record.ts';
import { concludeEvents, type EventContext } from '../../../src/core/outcome/conclude-events.ts';
import type { SuppressionReason } from '../../../src/core/suppression/suppression-reason.ts';
import { lines, testPolicy } from '../check-text.ts';
import { exampleDigests } from '../ledger/example-records.ts';
import { sampleCheck, sampleListText, sampleRows } from './sample-send.ts';
import { countTexts, eventText } from './tally-texts.ts';

const check = sampleCheck(0);
const addresses = sampleRows.map((row) => row.split(',')[0] ?? '');
const onFile = Object.fromEntries(addresses.slice(0, 10).map((address) => [address, 'hard-bounce' as const]));
const events = eventText(
  ...addresses.map(
    (address, row) => `${address},${row < 12 ? 'hard_bounce' : row < 15 ? 'soft_bounce' : 'delivered'},`,
  ),
);

async function conclude(
  change: Partial<EventContext> = {},
  texts: { list?: string; events?: string; onFile?: Record<string, SuppressionReason> } = {},
) {
  const tally = await countTexts(texts.list ?? sampleListText, texts.events ?? events, {
    onFile: texts.onFile ?? onFile,
  });
  const concluded = concludeEvents(tally, {
    check,
    policy: testPolicy,
    sent: null,
    list: { path: 'list.csv', digest: exampleDigests.list },
    eventsPath: 'events.csv',
    ...change,
  });
  if (!concluded.ok) return concluded.problems.map(({ code }) => code);
  const { counts, evidenceHolds, warnings } = concluded;
  return {
    totals: [counts.sent, counts.hard, counts.soft, counts.block],
    sources: counts.bySource.length,
    parts: counts.parts.length,
    evidenceHolds,
    warnings: warnings.map(({ code }) => code),
  };
}

const whole = { totals: [300, 12, 3, 0], sources: 2, parts: 4, evidenceHolds: true, warnings: [] };

describe('events of a send', () => {
  test('give parts where list and evidence are those of the check', async () => {
    expect(await conclude()).toEqual(whole);
  });

  test('give parts where the ledger has no check', async () => {
    expect(await conclude({ check: null }, { onFile: {} })).toMatchObject({ parts: 2, evidenceHolds: true });
  });

  test('give sources only where bounces of the send are on file by now', async () => {
    const now = { ...onFile, [addresses[11] ?? '']: 'hard-bounce' as const };
    expect(await conclude({}, { onFile: now })).toEqual({
      ...whole,
      parts: 0,
      evidenceHolds: false,
      warnings: ['evidence-changed'],
    });
  });

  test('give sources only where chances changed', async () => {
    const policy = { ...testPolicy, chances: { ...testPolicy.chances, decay: { unknown: 0.2 } } };
    expect(await conclude({ policy })).toMatchObject({ parts: 0, evidenceHolds: false });
  });

  test('are not counted against another list, since bounces may be off it', async () => {
    const list = { path: 'list.csv', digest: '9'.repeat(64) };
    expect(await conclude({ list })).toEqual(['outcome-list-changed']);
  });

  test('are not counted against a small list of another size', async () => {
    const small: CheckRecord = { ...check, digests: { ...check.digests, list: null } };
    expect(await conclude({ check: small })).toEqual(whole);
    const shorter = lines('email,source', ...sampleRows.slice(1));
    expect(await conclude({ check: small }, { list: shorter })).toEqual(['outcome-list-changed']);
  });

  test('without the suppressed where the sender drops them', async () => {
    const policy = { ...testPolicy, senderAppliesSuppression: true };
    const exposures = check.exposures;
    const without = (recorded: typeof exposures.hard) =>
      recorded.filter(([component]) => component !== 'hard-unspecified');
    const dropped = { ...check, exposures: { hard: without(exposures.hard), soft: without(exposures.soft) } };
    expect(await conclude({ policy, check: dropped })).toMatchObject({ evidenceHolds: true });
    expect(await conclude({ policy })).toMatchObject({ evidenceHolds: false });
  });
});

describe('what events leave open is said', () => {
  const some = eventText(
    'reader1@mail.example,delivered,',
    'reader0@mail.example,bounce,',
    'joe@mail.example,bounce,',
  );
  test('with deliveries', async () => {
    expect(await conclude({ sent: 5 }, { events: some })).toMatchObject({
      totals: [2, 1, 0, 0],
      warnings: ['sent-differs', 'recipients-without-event', 'bounces-assumed-hard', 'events-not-on-list'],
    });
  });

  test('without deliveries', async () => {
    const bounces = eventText('reader0@mail.example,hard,', 'reader1@mail.example,hard,2026-01-01');
    expect(await conclude({ sent: 300 }, { events: bounces })).toMatchObject({
      totals: [300, 1, 0, 0],
      warnings: ['events-before-send'],
    });
  });

  test('a problem of the counts stays one', async () => {
    expect(await conclude({}, { events: eventText('reader0@mail.example,hard,') })).toEqual([
      'events-without-sent',
    ]);
  });
});
