import type { DayNumber } from '../list/parse-day.ts';
import type { RowEvidence } from './read-row.ts';
import type { AddressTold } from './tell-address.ts';

/**
 * What an address tells, without a dead domain where mail arrived there since DNS was asked: a delivery or an open that
 * is newer than the answer disproves it.
 */
export function believeDns(
  told: AddressTold,
  { deliveredDay, engagedDay }: RowEvidence,
  impliedDay: DayNumber | null,
): AddressTold {
  const { facts } = told;
  if (facts?.deliverability !== 'dead-domain' || facts.dns === null || facts.dns === 'unknown') return told;
  const { day } = facts.dns;
  if (![deliveredDay, engagedDay, impliedDay].some((life) => life !== null && life > day)) return told;
  return { ...told, facts: { ...facts, deliverability: 'possible', dns: 'unknown' } };
}
