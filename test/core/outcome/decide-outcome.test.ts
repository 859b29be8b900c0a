import { describe, expect, test } from 'vitest';
import { ledgerHistory } from '../../../src/core/ledger/ledger-history.ts';
import { type LedgerRecord, recordSchemas } from '../../../src/core/ledger/ledger-record.ts';
import { maxRecordBytes } from '../../../src/core/ledger/max-record-bytes.ts';
import { recordText } from '../../../src/core/ledger/record-text.ts';
import { decideOutcome, type OutcomeInput } from '../../../src/core/outcome/decide-outcome.ts';
import { asOfMs } from '../check-text.ts';
import { exampleId } from '../ledger/example-records.ts';
import { dayMs, inputOf, sampleCheck, sampleOutcome, totals } from './sample-send.ts';

const check = sampleCheck(5);
const standing = sampleOutcome(check, { sent: 300, hard: 12, soft: 3 });
const uncertain: Partial<OutcomeInput> = {
  paired: { check, sentAtMs: Date.parse(check.at), sentAtFrom: 'check', certain: false },
};
const newer = sampleCheck(2);
const ofNewer: Partial<OutcomeInput> = {
  paired: { check: newer, sentAtMs: Date.parse(newer.at), sentAtFrom: 'check', certain: false },
};
const unpaired = { ...standing, check: null };
const bySource = [
  { source: 'web', sent: 100, hard: 2, soft: 1 },
  { source: 'fair', sent: 200, hard: 10, soft: 2 },
];

function decide(records: readonly LedgerRecord[], input: OutcomeInput) {
  const decided = decideOutcome(ledgerHistory(records, null), input);
  if (!decided.ok) return [decided.problem.code, decided.problem.args.argument];
  const { kind, record } = decided.decision;
  return [kind, record.replaces];
}

describe('an outcome', () => {
  const other = sampleOutcome(sampleCheck(40), { sent: 300, hard: 12, soft: 3 });
  test.each<[string, readonly LedgerRecord[], OutcomeInput, readonly unknown[]]>([
    ['is new on an empty ledger', [], inputOf(null, totals(300, 12, 3)), ['new', null]],
    ['is new beside another send', [other], inputOf(check, totals(300, 12, 3)), ['new', null]],
    [
      'is new beside another campaign',
      [check, { ...standing, campaign: 'may' }],
      inputOf(check, totals(300, 12, 3)),
      ['new', null],
    ],
    ['is there already', [check, standing], inputOf(check, totals(300, 12, 3)), ['already-recorded', null]],
    [
      'is there already, counted again later',
      [check, standing],
      inputOf(check, totals(300, 12, 3), { countedAtMs: asOfMs + dayMs }),
      ['already-recorded', null],
    ],
    [
      'is there already with more detail',
      [check, { ...standing, bySource }],
      inputOf(check, totals(300, 12, 3)),
      ['already-recorded', null],
    ],
    [
      'is there already with its sender',
      [check, { ...standing, sender: 'mailchimp' }],
      inputOf(check, totals(300, 12, 3)),
      ['already-recorded', null],
    ],
    [
      'corrects other numbers',
      [check, standing],
      inputOf(check, totals(300, 13, 3)),
      ['correction', standing.id],
    ],
    [
      'corrects numbers that said nothing of soft bounces',
      [check, { ...standing, soft: null }],
      inputOf(check, totals(300, 12, 3)),
      ['correction', standing.id],
    ],
    [
      'adds sources as a correction',
      [check, standing],
      inputOf(check, { ...totals(300, 12, 3), bySource }),
      ['correction', standing.id],
    ],
    [
      'adds a sender as a correction',
      [check, standing],
      inputOf(check, totals(300, 12, 3), { sender: 'mailchimp' }),
      ['correction', standing.id],
    ],
    [
      'adds its check as a correction',
      [unpaired, check],
      inputOf(check, totals(300, 12, 3)),
      ['correction', unpaired.id],
    ],
    [
      'keeps the check that is known',
      [check, standing],
      {
        ...inputOf(check, totals(300, 12, 3)),
        paired: { ...inputOf(check, totals(1, 1)).paired, check: null },
      },
      ['already-recorded', null],
    ],
    [
      'corrects the last correction',
      [check, standing, { ...standing, id: exampleId(asOfMs, 3), hard: 13, replaces: standing.id }],
      inputOf(check, totals(300, 14, 3)),
      ['correction', exampleId(asOfMs, 3)],
    ],
    [
      'of no certain send is there already if its numbers are',
      [check, standing],
      inputOf(check, totals(300, 12, 3), uncertain),
      ['already-recorded', null],
    ],
    [
      'of no certain send beside another needs its time',
      [check, standing],
      inputOf(check, totals(300, 13, 3), uncertain),
      ['argument-wrong', '--sent-at'],
    ],
    [
      'of no certain send is there already under an older check',
      [check, standing, newer],
      inputOf(newer, totals(300, 12, 3), ofNewer),
      ['already-recorded', null],
    ],
    [
      'of no certain send may be that of an older check',
      [check, standing, newer],
      inputOf(newer, totals(300, 13, 3), ofNewer),
      ['argument-wrong', '--sent-at'],
    ],
    [
      'of no certain send is new beside none',
      [check],
      inputOf(check, totals(300, 13, 3), uncertain),
      ['new', null],
    ],
  ])('%s', (_, records, input, expected) => {
    expect(decide(records, input)).toEqual(expected);
  });

  test('told anew with another day, or another check, corrects the one that stands', () => {
    const input = inputOf(check, totals(300, 12, 3));
    const dayLater = { ...input.paired, sentAtMs: input.paired.sentAtMs + dayMs };
    expect(decide([check, standing], { ...input, paired: dayLater })).toEqual(['correction', standing.id]);
    const later = sampleCheck(5, {}, 4);
    const other = { ...input.paired, check: later };
    expect(decide([check, later, standing], { ...input, paired: other })).toEqual([
      'correction',
      standing.id,
    ]);
  });

  test('of a check of the same day and another check of that day are two', () => {
    const later = sampleCheck(5, {}, 4);
    const input = inputOf(later, totals(300, 1, 1));
    const paired = { ...input.paired, sentAtMs: input.paired.sentAtMs + 3_600_000 };
    expect(decide([check, later, standing], { ...input, paired })).toEqual(['new', null]);
  });

  test('recorded twice is recorded once, whatever it was', () => {
    const records: LedgerRecord[] = [check];
    for (const counts of [totals(300, 12, 3), totals(300, 13, 3), { ...totals(300, 13, 3), bySource }]) {
      const input = inputOf(check, counts, {
        origin: { id: exampleId(asOfMs, records.length), atMs: asOfMs, tool: '0.1.0', run: null },
      });
      const first = decideOutcome(ledgerHistory(records, null), input);
      if (!first.ok) throw new Error(first.problem.code);
      records.push(first.decision.record);
      expect(decide(records, input)[0]).toBe('already-recorded');
    }
    expect(ledgerHistory(records, null).sends).toHaveLength(1);
  });

  test('is a record that the ledger takes', () => {
    const decided = decideOutcome(
      ledgerHistory([check], null),
      inputOf(check, { ...totals(300, 12, 3), bySource }),
    );
    if (!decided.ok) throw new Error(decided.problem.code);
    const { record } = decided.decision;
    expect(recordSchemas.outcome.safeParse(record).error).toBeUndefined();
    expect(recordText(record).length).toBeLessThan(maxRecordBytes);
    expect(record).toMatchObject({
      check: check.id,
      sent: 300,
      hard: 12,
      soft: 3,
      block: null,
      bySource: bySource.toReversed(),
    });
  });

  test('tells sources that its check does not know', () => {
    const odd = bySource.map((row, place) => (place === 0 ? { ...row, source: 'wbe' } : row));
    const decided = decideOutcome(
      ledgerHistory([check], null),
      inputOf(check, { ...totals(300, 12, 3), bySource: odd }),
    );
    expect(decided.ok && decided.decision.unknownSources).toBe(1);
  });
});
