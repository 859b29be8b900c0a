import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ledgerHistory } from '../../src/core/ledger/ledger-history.ts';
import type { ApprovalRecord, LedgerRecord } from '../../src/core/ledger/ledger-record.ts';
import type { ApprovalLedger } from '../../src/io/approval-ledger.ts';
import { recordApprovals } from '../../src/io/record-approvals.ts';
import { exampleApproval, exampleOverride, givenMs } from '../core/override/example-override.ts';

const override = exampleOverride();

/** A branch with an inbox, as the ledger has them: what lands stays where it is, what waits is folded in order of ids. */
class ModelLedger {
  branch: LedgerRecord[] = [override];
  inbox: LedgerRecord[] = [];

  fold(): void {
    this.branch.push(...this.inbox.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
    this.inbox = [];
  }
}

type Fate = 'branch' | 'inbox' | 'lost';

function jobLedger(model: ModelLedger, scheduler: fc.Scheduler, fate: Fate): ApprovalLedger {
  const step = (name: string) => scheduler.schedule(Promise.resolve(), name);
  return {
    append: async (records) => {
      await step('append');
      if (fate === 'branch') {
        model.fold();
        model.branch.push(...records);
      }
      if (fate === 'inbox') model.inbox.push(...records);
      await step('appended');
      return fate !== 'lost';
    },
    read: async () => null,
    readInOrder: async () => {
      await step('read');
      const history = ledgerHistory([...model.branch, ...model.inbox], null);
      const waiting = new Set(model.inbox.map(({ id }) => id));
      await step('answer');
      return { history, waiting };
    },
    settle: async () => {
      await step('settle');
      model.fold();
    },
    origin: () => {
      throw new Error('not asked');
    },
  };
}

describe('of jobs that use the same override at once', () => {
  const jobs = fc.array(fc.constantFrom<Fate>('branch', 'inbox', 'lost'), { minLength: 1, maxLength: 5 });

  test('at most one finds itself first, whatever is fast and whatever waits', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), jobs, fc.array(fc.nat(100)), async (scheduler, fates, skew) => {
        const model = new ModelLedger();
        const claims = fates.map((fate, job) => {
          const approval = exampleApproval(override.id, givenMs + 1000 + (skew[job] ?? 0), job);
          return recordApprovals(jobLedger(model, scheduler, fate), [approval], [override]);
        });
        const settled = await scheduler.waitFor(Promise.all(claims));
        const found = settled.flatMap((claim) => [...claim.values()]);
        expect(found.filter((claim) => claim === 'ours').length).toBeLessThanOrEqual(1);
        expect(found.filter((claim) => claim === 'not-written')).toHaveLength(
          fates.filter((fate) => fate === 'lost').length,
        );
        const written = fates.filter((fate) => fate !== 'lost').length;
        // because somebody is first on the branch, and nobody here gives up before it is settled
        expect(found.filter((claim) => claim === 'ours')).toHaveLength(written > 0 ? 1 : 0);
      }),
      { numRuns: 300 },
    );
  });
});

const approval = exampleApproval(override.id, givenMs + 1000);
const ledgerThat = (parts: Partial<ApprovalLedger>): ApprovalLedger => ({
  append: async () => true,
  read: async () => null,
  readInOrder: async () => ({ history: ledgerHistory([override, approval], null), waiting: new Set() }),
  settle: async () => undefined,
  origin: () => {
    throw new Error('not asked');
  },
  ...parts,
});
const claimOf = async (ledger: ApprovalLedger, record: ApprovalRecord = approval) =>
  (await recordApprovals(ledger, [record], [override])).get(record.id);

test.each<[string, Partial<ApprovalLedger>]>([
  ['not-written', { append: async () => false }],
  ['waiting', { readInOrder: async () => null }],
  [
    'waiting',
    { readInOrder: async () => ({ history: ledgerHistory([override], null), waiting: new Set() }) },
  ],
  [
    'waiting',
    {
      readInOrder: async () => ({
        history: ledgerHistory([override, approval], null),
        waiting: new Set([approval.id]),
      }),
    },
  ],
  ['ours', {}],
])('%s, when that is all that can be known', async (claim, parts) => {
  expect(await claimOf(ledgerThat(parts))).toBe(claim);
});

test('an approval that names an override nobody knows is not ours', async () => {
  const stray = exampleApproval(exampleOverride({}, givenMs, 9).id, givenMs + 1000, 2);
  const readInOrder = async () => ({ history: ledgerHistory([stray], null), waiting: new Set<string>() });
  expect((await recordApprovals(ledgerThat({ readInOrder }), [stray], [override])).get(stray.id)).toBe(
    'taken',
  );
});

test('without an override nothing is looked up, and nothing to write is written nowhere', async () => {
  const readInOrder = async () => {
    throw new Error('looked up');
  };
  const plain = exampleApproval(null, givenMs);
  expect((await recordApprovals(ledgerThat({ readInOrder }), [plain], [])).get(plain.id)).toBe('ours');
  const append = readInOrder;
  expect((await recordApprovals(ledgerThat({ readInOrder, append }), [], [])).size).toBe(0);
});
