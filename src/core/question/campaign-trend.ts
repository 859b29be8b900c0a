import { ledgerHistory } from '../ledger/ledger-history.ts';
import type { CheckRecord, LedgerRecord } from '../ledger/ledger-record.ts';
import { type TrendPoint, trendPoint } from '../trend/trend-of.ts';

/** One check or send of a campaign over time; rates are fractions. */
export interface CampaignPoint {
  /** When it was sent, or else checked, ISO 8601 in UTC. */
  readonly at: string;
  /** Expected rate with its 90 % interval; null for a send without a check. */
  readonly projected: TrendPoint['projected'];
  readonly warn: number | null;
  readonly fail: number | null;
  /** What came of the send; null for a check that nothing is recorded of. */
  readonly send: TrendPoint | null;
}

/** A campaign over time, the oldest point first. */
export interface CampaignTrend {
  readonly points: readonly CampaignPoint[];
  /** Of the sends among them that had a projection, how many ended inside its interval. */
  readonly inside: number;
  readonly compared: number;
}

/** The last `last` checks that could be judged and the last `last` sends; a check and its send are one point. */
export function campaignTrend(records: readonly LedgerRecord[], last: number): CampaignTrend {
  const { checks, sends } = ledgerHistory(records, null);
  const sendPoints = sends.slice(-last).map((send) => ({ check: send.check, send: trendPoint(send) }));
  const sent = new Set(sendPoints.map(({ check }) => check?.id));
  const judged = checks.filter(({ rates, verdict }) => rates !== null && verdict !== 'unchecked');
  const unsent = judged.slice(-last).filter(({ id }) => !sent.has(id));
  const points = [...sendPoints.map(({ send }) => pointOfSend(send)), ...unsent.map(pointOfCheck)];
  const compared = sendPoints.filter(({ send }) => send.inside !== null);
  return {
    points: points.sort((one, other) => Date.parse(one.at) - Date.parse(other.at)),
    inside: compared.filter(({ send }) => send.inside === true).length,
    compared: compared.length,
  };
}

function pointOfSend(send: TrendPoint): CampaignPoint {
  const { sentAt, projected, warn, fail } = send;
  return { at: sentAt, projected, warn, fail, send };
}

function pointOfCheck({ at, rates, limits }: CheckRecord): CampaignPoint {
  const [expected = 0, low = 0, high = 0] = rates?.total ?? [];
  const { warn, fail } = limits.total;
  return { at, projected: { expected, low, high }, warn, fail, send: null };
}
