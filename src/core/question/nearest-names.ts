import { nearestWord } from '../policy/nearest-word.ts';
import type { AskedCampaign } from './question.ts';

/** A campaign that the index has. */
export interface KnownCampaign {
  readonly ledger: string;
  readonly campaign: string;
}

// because more names than this are no help, and comparing with more takes too long to answer at once
const mostNames = 3;
const mostCompared = 5000;

/**
 * The three names that a mistyped campaign most likely meant: those it is a part of or that are a part of it, then
 * those within a third of its letters. Only of the ledger that was named, when there is such a one.
 */
export function nearestNames(
  asked: AskedCampaign,
  known: readonly KnownCampaign[],
): readonly KnownCampaign[] {
  const own = known.filter(({ ledger }) => ledger === asked.ledger);
  const inLedger = own.length === 0 ? known : own;
  const names = [...new Set(inLedger.map(({ campaign }) => campaign))].slice(0, mostCompared);
  const { campaign } = asked;
  const near = names.filter((name) => isPart(campaign, name) || isPart(name, campaign)).slice(0, mostNames);
  const left = names.filter((name) => !near.includes(name));
  while (near.length < mostNames) {
    const next = nearestWord(campaign, left, Math.max(1, Math.ceil(campaign.length / 3)));
    if (next === null) break;
    near.push(next);
    left.splice(left.indexOf(next), 1);
  }
  return near.flatMap((name) => inLedger.filter((one) => one.campaign === name)).slice(0, mostNames);
}

function isPart(part: string, whole: string): boolean {
  // because short ones are a part of too much
  return part.length > 2 && whole.includes(part);
}
