import { readFileSync } from 'node:fs';
import { checkRecordOf } from '../../src/core/ledger/check-record.ts';
import { ledgerHistory } from '../../src/core/ledger/ledger-history.ts';
import type { CheckRecord, LedgerRecord, OutcomeRecord } from '../../src/core/ledger/ledger-record.ts';
import { recordId } from '../../src/core/ledger/record-id.ts';
import { overrideRecordedCheck } from '../../src/core/override/override-recorded-check.ts';
import { runChecks } from '../../src/io/run-checks.ts';
import { coreRequest } from '../scenario-request.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** The moment of the pictures. */
export const nowMs = Date.UTC(2026, 10, 20, 15);
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** The invented shop of examples/ as the bot knows it: what its ledger holds. */
export interface Shop {
  readonly records: readonly LedgerRecord[];
  /** The newest check of a campaign. */
  readonly check: (campaign: string) => CheckRecord;
  /** The records with an override of the newest check of a campaign, by Ada. */
  readonly overridden: (campaign: string) => readonly LedgerRecord[];
}

/** People of the shop by their Slack IDs: Ada may override, Eve starts the checks. */
export const people = { U0000000ADA: 'ada', U0000000EVE: 'eve' } as const;

/** Checks the examples, and puts past sends beside them. */
export async function openShop(): Promise<Shop> {
  const fair = await fairWorkspace();
  const results = [
    ...(await checked('examples/bounce-gate.yml', '.')),
    ...(await checked('examples/failing.yml', '.')),
    ...(await checked('fair.yml', fair)),
  ];
  const newest = results.map((result, place) => checkRecordOf(result, originAt(4711 + place, 1), null));
  const check = (campaign: string): CheckRecord => {
    const found = newest.find((one) => one.campaign === campaign);
    if (found === undefined) throw new Error(`the examples have no ${campaign}`);
    return found;
  };
  const before = [yesterday(check('autumn-sale')), ...pastSends(check('spring-launch'))];
  const records = [...before, ...newest].sort((one, other) => (one.at < other.at ? -1 : 1));
  return { records, check, overridden: (campaign) => [...records, overrideOf(records, check(campaign))] };
}

async function checked(config: string, folder: string) {
  const { campaigns } = await runChecks(coreRequest({ config, 'as-of': '2026-11-20' }, folder, true));
  return campaigns;
}

/** A campaign that fails for nothing but its bounces, so that it may be overridden. */
function fairWorkspace(): Promise<string> {
  const text = (path: string) => readFileSync(path, 'utf8');
  const policy = text('examples/failing.yml')
    .replace(', examples/suppressions/opt-outs.csv', '')
    .replaceAll('autumn-sale', 'fair-invite');
  return temporaryFolder({
    'fair.yml': policy,
    'examples/lists/fair-invite.csv': text('examples/lists/autumn-sale.csv'),
    'examples/suppressions/bounces.csv': text('examples/suppressions/bounces.csv'),
  });
}

function originAt(run: number, hoursAgo: number) {
  const atMs = nowMs - hoursAgo * hourMs;
  const parts = {
    atMs,
    runId: String(run),
    attempt: 1,
    matrix: '00000000',
    random: run.toString(16).padStart(8, '0'),
  };
  return {
    id: recordId(parts),
    atMs,
    tool: '0.1.0',
    run: {
      repository: 'lists/mail',
      commit: 'abc1234'.padEnd(40, '0'),
      id: String(run),
      attempt: 1,
      event: 'schedule',
      actor: 'eve',
    },
  } as const;
}

/** The check of the day before, when all was well. */
function yesterday(check: CheckRecord): CheckRecord {
  const { id, atMs, run } = originAt(4690, 25);
  const rates = {
    hard: [0.003, 0.001, 0.008],
    soft: [0.005, 0.003, 0.009],
    total: [0.008, 0.004, 0.014],
  } as const;
  return {
    ...check,
    id,
    at: new Date(atMs).toISOString(),
    run,
    verdict: 'pass',
    tier: 'excellent',
    rates: { hard: [...rates.hard], soft: [...rates.soft], total: [...rates.total] },
    suppressedByReason: [],
    counts: { ...check.counts, suppressed: 0 },
    reasons: [],
  };
}

/** Projected and real rates of five weekly sends, the newest last: expected, low, high, and how many of 3,000 bounced hard and soft. */
const weeks = [
  [0.011, 0.004, 0.024, 21, 11],
  [0.012, 0.005, 0.023, 24, 14],
  [0.013, 0.006, 0.023, 30, 12],
  [0.016, 0.009, 0.026, 41, 15],
  [0.021, 0.013, 0.032, 58, 19],
] as const;

function pastSends(like: CheckRecord): readonly LedgerRecord[] {
  return weeks.flatMap(([expected, low, high, hard, soft], place) => {
    const hoursAgo = (7 * (weeks.length - place) + 2) * 24;
    const { id, atMs, run } = originAt(4600 + place, hoursAgo);
    const sendAt = new Date(atMs + dayMs).toISOString();
    const check: CheckRecord = {
      ...like,
      id,
      at: new Date(atMs).toISOString(),
      run,
      campaign: 'weekly-news',
      list: 'lists/weekly-news.csv',
      sendAt,
      verdict: expected < 0.02 ? 'pass' : 'warn',
      tier: expected < 0.02 ? 'good' : 'warning',
      rates: {
        hard: [expected * 0.7, low * 0.7, high * 0.7],
        soft: [expected * 0.3, low * 0.3, high * 0.3],
        total: [expected, low, high],
      },
    };
    return [check, outcomeOf(check, { sendAt, hard, soft, place })];
  });
}

function outcomeOf(
  check: CheckRecord,
  {
    sendAt,
    hard,
    soft,
    place,
  }: { readonly sendAt: string; readonly hard: number; readonly soft: number; readonly place: number },
): OutcomeRecord {
  const { id, atMs } = originAt(4650 + place, (nowMs - Date.parse(sendAt)) / hourMs - 96);
  return {
    v: 1,
    kind: 'outcome',
    id,
    at: new Date(atMs).toISOString(),
    tool: '0.1.0',
    run: null,
    campaign: check.campaign,
    check: check.id,
    sentAt: sendAt,
    countedAt: new Date(atMs).toISOString(),
    sender: null,
    sent: 3000,
    hard,
    soft,
    block: 0,
    bySource: [],
    parts: [],
    replaces: null,
  };
}

function overrideOf(records: readonly LedgerRecord[], check: CheckRecord): LedgerRecord {
  const atMs = nowMs - 0.5 * hourMs;
  const made = overrideRecordedCheck(
    ledgerHistory(records, null),
    {
      campaign: check.campaign,
      check: check.id,
      reason: 'the fair is on Saturday, and the board knows',
      by: 'slack:T0123456789/U0000000ADA',
      nowMs: atMs,
      origin: { ...originAt(1, 0.5), run: null },
    },
    null,
  );
  if (!made.ok) throw new Error(made.refusal);
  return made.record;
}
