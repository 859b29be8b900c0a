import type { VerificationResult } from '../../src/core/evidence/verification.ts';
import type { HardBounceEvidence } from '../../src/core/suppression/suppression-match.ts';
import { nature } from './nature.ts';
import { type Belief, beliefAtEntry } from './oracle.ts';
import type { MailboxKind, Organisation, Source } from './organisation.ts';
import type { RandomStream } from './random.ts';

/** An address: what it truly is, what its owner's organisation knows of it, and what the oracle believes. */
export interface Mailbox {
  readonly source: Source;
  readonly kind: MailboxKind;
  /** Index of the provider of its mail. */
  readonly provider: number;
  readonly role: boolean;
  readonly typo: boolean;
  readonly invalidSyntax: boolean;
  /** Days: when the address was noted down, and when it came onto the list. */
  readonly collectedDay: number;
  readonly joinedDay: number;
  readonly createdKnown: boolean;
  readonly verification: VerificationResult | null;
  /** Chance that a delivered mail is opened. */
  readonly opens: number;
  /** True time of death; earlier than any day for an address that never was a mailbox. */
  deathDay: number;
  /** The current or next time at which it is full. */
  fullFromDay: number;
  fullUntilDay: number;
  fullLong: boolean;
  deliveredDay: number | null;
  engagedDay: number | null;
  softBounces: number;
  lastSoftDay: number | null;
  hardBounce: { readonly day: number; readonly detail: HardBounceEvidence } | null;
  left: boolean;
  readonly belief: Belief;
}

/** When an address joins and how. */
export interface Joining {
  readonly collectedDay: number;
  readonly joinedDay: number;
  readonly createdKnown: boolean;
  readonly verified: boolean;
  /** The share of rows that are no addresses. */
  readonly invalidShare: number;
}

/** What several mailboxes of one organisation share. */
export interface Surroundings {
  readonly organisation: Organisation;
  /** Day on which each company goes; a company takes its mailboxes with it. */
  readonly companyEndDays: number[];
  readonly random: RandomStream;
}

export const daysPerYear = 365.25;
const providers = { consumer: [0.45, 0.25, 0.2, 0.1], business: [0.4, 0.25, 0.35] };

/** How many providers there are. */
export const providerCount = providers.consumer.length + providers.business.length;

/** Draws an address that joins the list. */
export function drawMailbox(source: Source, joining: Joining, around: Surroundings): Mailbox {
  const traits = drawTraits(source, joining, around);
  const { entryRisk, hazard, ...visible } = traits;
  const { collectedDay, joinedDay, createdKnown } = joining;
  const mailbox: Mailbox = {
    ...visible,
    source,
    collectedDay,
    joinedDay,
    createdKnown,
    fullFromDay: 0,
    fullUntilDay: collectedDay,
    fullLong: false,
    deliveredDay: null,
    engagedDay: null,
    softBounces: 0,
    lastSoftDay: null,
    hardBounce: null,
    left: false,
    belief: beliefAtEntry({ entryRisk, hazard, verification: visible.verification, joining }),
  };
  drawNextFull(mailbox, around);
  return mailbox;
}

/** What an address is and will be; entry risk and hazard are known to the oracle alone. */
function drawTraits(source: Source, joining: Joining, around: Surroundings) {
  const { organisation, random } = around;
  const kind = random.chance(organisation.consumerShare) ? 'consumer' : 'business';
  const role = random.chance(nature.roleShare[kind]);
  const typo = kind === 'consumer' && random.chance(nature.typo.share);
  const invalidSyntax = random.chance(joining.invalidShare);
  const provider = drawProvider(kind, random);
  const factor = role ? nature.roleFactor.hard : 1;
  const entryRisk = typo ? nature.typo.dead : Math.min(0.95, source.entryRisk * factor);
  const neverGood = random.chance(entryRisk);
  const hazard = organisation.hazardPerYear[kind] * source.hazardFactor * factor;
  const drawn = drawDeath({ hazard, kind, provider, bornDay: joining.collectedDay }, around);
  const deathDay = neverGood ? Number.NEGATIVE_INFINITY : drawn;
  const dead = deathDay <= joining.joinedDay;
  const verification = joining.verified ? drawVerification(dead, random) : null;
  const opens = random.chance(nature.neverOpens) ? 0 : random.between(0.1, 0.8);
  return {
    kind,
    role,
    typo,
    invalidSyntax,
    provider,
    entryRisk,
    hazard,
    deathDay,
    verification,
    opens,
  } as const;
}

function drawProvider(kind: MailboxKind, random: RandomStream): number {
  const first = kind === 'consumer' ? 0 : providers.consumer.length;
  let left = random.uniform();
  const index = providers[kind].findIndex((share) => {
    left -= share;
    return left < 0;
  });
  return first + Math.max(0, index);
}

interface Life {
  readonly hazard: number;
  readonly kind: MailboxKind;
  readonly provider: number;
  readonly bornDay: number;
}

/** Single deaths at the mailbox's own pace; some wait for the provider's purge, some come with the whole company. */
function drawDeath(
  { hazard, kind, provider, bornDay }: Life,
  { companyEndDays, random }: Surroundings,
): number {
  const pace = (hazard / daysPerYear) * random.gammaOfFour();
  if (kind === 'consumer') {
    const day = bornDay + random.exponential() / pace;
    return random.chance(nature.purgedShare) ? nextPurge(day, provider) : day;
  }
  const own = bornDay + random.exponential() / (pace * (1 - nature.companyShare));
  return Math.min(own, companyEnd(bornDay, companyEndDays, random));
}

/** Some companies have many readers and most have few; a company that is gone already has none. */
function companyEnd(bornDay: number, companyEndDays: readonly number[], random: RandomStream): number {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const endDay = companyEndDays[Math.floor(companyEndDays.length * random.uniform() ** 2)];
    if (endDay !== undefined && endDay > bornDay) return endDay;
  }
  return Number.POSITIVE_INFINITY;
}

function nextPurge(day: number, provider: number): number {
  const offset = provider * 37;
  return Math.ceil((day - offset) / nature.purgeEveryDays) * nature.purgeEveryDays + offset;
}

function drawVerification(dead: boolean, random: RandomStream): VerificationResult {
  return random.weighted<VerificationResult>(dead ? nature.verifier.dead : nature.verifier.alive);
}

/** Draws the next time at which the mailbox is full, after the last one ended. */
function drawNextFull(mailbox: Mailbox, { organisation, random }: Surroundings): void {
  const { perYear, shortShare, shortMeanDays, longMeanDays, closedPerYear } = nature.full;
  const rate = (perYear * organisation.softFactor * mailbox.source.softFactor) / daysPerYear;
  mailbox.fullFromDay = mailbox.fullUntilDay + random.exponential() / rate;
  mailbox.fullLong = !random.chance(shortShare);
  const mean = mailbox.fullLong ? longMeanDays : shortMeanDays;
  mailbox.fullUntilDay = mailbox.fullFromDay + mean * random.exponential();
  if (!mailbox.fullLong) return;
  const closedDay = mailbox.fullFromDay + (daysPerYear / closedPerYear) * random.exponential();
  if (closedDay < mailbox.fullUntilDay) mailbox.deathDay = Math.min(mailbox.deathDay, closedDay);
}

/** What the mailbox truly is on a day; days must be asked for in rising order. */
export function stateOn(mailbox: Mailbox, day: number, around: Surroundings): 'alive' | 'full' | 'dead' {
  if (mailbox.deathDay <= day) return 'dead';
  while (mailbox.fullUntilDay <= day) drawNextFull(mailbox, around);
  // because the spell just drawn may have closed the mailbox
  if (mailbox.deathDay <= day) return 'dead';
  return mailbox.fullFromDay <= day ? 'full' : 'alive';
}
