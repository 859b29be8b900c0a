import type { Cause, DomainKind, EntryKind } from '../evidence/cause.ts';

/** A cause that is a fact about the address itself; every other row is a baseline or a soft-history row. */
export type KnownCause = Exclude<Cause, 'baseline' | 'soft-history'>;

/** Chances (fractions) of a row with a known cause; `strength` is how many observed rows the belief is worth. */
export interface CauseChances {
  readonly hard: number;
  readonly soft: number;
  readonly strength: number;
  /** True when the row is known to be bad, so that neither its source nor the campaign changes its chance. */
  readonly knownBad: boolean;
}

/** A chance (fraction) and how many observed rows the belief in it is worth. */
export interface ChanceBelief {
  readonly chance: number;
  readonly strength: number;
}

/** A yearly hazard of mailboxes and how many observed address-years the belief in it is worth. */
export interface DecayBelief {
  readonly hazardPerYear: number;
  readonly addressYears: number;
}

/** One number for each of the two models. */
export interface ByOutcome {
  readonly hard: number;
  readonly soft: number;
}

/** Everything the projection believes before a send was recorded. Rates are fractions, ages years, no unit else. */
export interface ProjectionParameters {
  readonly causes: Readonly<Record<KnownCause, CauseChances>>;
  /** k soft bounces: hard min(hardLimit, k x hardPerBounce), soft (base x strength + k) / (strength + k). */
  readonly softHistory: {
    readonly hardPerBounce: number;
    readonly hardLimit: number;
    readonly strength: number;
    /** Prior variance of the two multipliers. */
    readonly priorVariance: ByOutcome;
  };
  readonly softBase: ChanceBelief;
  /** Chance that an address was never good, which ends with its first delivery. */
  readonly entry: Readonly<Record<EntryKind, ChanceBelief>>;
  readonly decay: Readonly<Record<DomainKind, DecayBelief>>;
  /** Rows whose only proof of life is an open, a click or a sign-up, or that have none. */
  readonly unconfirmed: {
    readonly hazardFactor: number;
    readonly addressYears: number;
    /** Coefficient of variation from send to send that these rows add. */
    readonly campaignVariation: number;
  };
  /** Age in years of a row without any date. */
  readonly undatedAgeYears: number;
  /** Factors on the baseline chances of role accounts (info@, sales@). */
  readonly role: ByOutcome;
  /** No row's chance of one outcome exceeds this. */
  readonly chanceCap: number;
  /** Coefficient of variation from send to send, at the start, and how many sends that belief is worth. */
  readonly campaignVariation: ByOutcome & { readonly strength: number };
  /** Prior standard deviation of what one source adds to the multipliers of its rows. */
  readonly sourceDeviation: ByOutcome;
  /** Prior standard deviation of what the whole organisation adds to the multipliers. */
  readonly organisationDeviation: ByOutcome;
  /** Share of the way back to its prior that a variance goes between two sends. */
  readonly driftBack: number;
  /** Lowest multiplier. */
  readonly multiplierFloor: number;
  /** Sampling variance is at least this share of the expected count. */
  readonly samplingFloor: number;
  /** A surprise beyond this many standard deviations teaches no more than one at it. */
  readonly surpriseLimit: number;
}

/**
 * The defaults. Where no study is named the number is judgement, and its low strength says so: few recorded
 * sends outweigh it.
 */
export const defaultParameters: ProjectionParameters = {
  causes: {
    // RFC 5321 section 4.1.2: no server can be asked for such a mailbox. Strength: judgement.
    'invalid-syntax': { hard: 0.99, soft: 0, strength: 200, knownBad: true },
    // RFC 2606 and RFC 6761: names that no mail server can have. Strength: judgement.
    'reserved-domain': { hard: 0.98, soft: 0.01, strength: 100, knownBad: true },
    // RFC 5321 section 5.1 (NXDOMAIN) and RFC 7505 (null MX); the rest are domains that come back. Judgement.
    'dead-domain': { hard: 0.98, soft: 0.01, strength: 100, knownBad: true },
    // Unremoved addresses fail at every send: 15 successive sends varied by a quarter of what chance would give.
    'hard-unknown-user': { hard: 0.92, soft: 0.01, strength: 40, knownBad: true },
    // The same, thinned by full mailboxes and refusals that tools file as hard. Judgement.
    'hard-unspecified': { hard: 0.85, soft: 0.03, strength: 20, knownBad: true },
    // One HubSpot customer: 34 % of 4,864 "hard" bounces for mailbox full, policy or spam became active again.
    'hard-policy-refusal': { hard: 0.35, soft: 0.25, strength: 10, knownBad: true },
    // Judgement: a delivery after the bounce proves the mailbox, but such mailboxes fail more often.
    'hard-recovered': { hard: 0.05, soft: 0.02, strength: 20, knownBad: true },
    // Judgement: verifiers err on mailboxes that refuse probes.
    'verified-invalid': { hard: 0.9, soft: 0.02, strength: 30, knownBad: true },
    // Misspelt domains are at least 0.56 % of sign-ups, and many of them accept mail. Chance: judgement.
    'typo-domain': { hard: 0.7, soft: 0.1, strength: 8, knownBad: true },
    // Judgement: many disposable mailboxes accept everything, others end within hours.
    disposable: { hard: 0.25, soft: 0.05, strength: 4, knownBad: false },
    // Published figures for catch-all reach from 9 to 40 %; starting just below them is judgement.
    'catch-all': { hard: 0.08, soft: 0.01, strength: 10, knownBad: false },
    // Judgement: a little worse than catch-all.
    'verifier-unknown': { hard: 0.1, soft: 0.02, strength: 10, knownBad: false },
  },
  // MessageGears, about 20 billion deliveries: of full mailboxes 8 % engage again in 7 days, 31 % in a year.
  softHistory: { hardPerBounce: 0.02, hardLimit: 0.1, strength: 2.3, priorVariance: { hard: 1, soft: 0.15 } },
  // GDMA e-mail benchmarks: soft bounce rates of 0.33 to 0.84 %.
  softBase: { chance: 0.005, strength: 600 },
  entry: {
    // Judgement: the confirmation mail was delivered.
    'double-opt-in': { chance: 0.003, strength: 300 },
    // Judgement: buyers want the receipt, some mistype.
    checkout: { chance: 0.01, strength: 200 },
    // Judgement, above the 0.56 % of sign-ups with a misspelt domain alone.
    'single-opt-in': { chance: 0.02, strength: 100 },
    // Judgement.
    import: { chance: 0.05, strength: 40 },
    // Judgement: badges and business cards are retyped.
    event: { chance: 0.06, strength: 40 },
    // Published: 18.7 % of sweepstake addresses were undeliverable; going a little lower is judgement.
    giveaway: { chance: 0.15, strength: 20 },
    // Judgement; verifiers find 23 to 28 % of submitted lists bad.
    purchased: { chance: 0.2, strength: 10 },
    // Judgement: between single opt-in and import.
    unknown: { chance: 0.04, strength: 40 },
  },
  decay: {
    // 213 US marketers with 417 million subscribers lost 2.85 % a year to hard bounces (2011); doubling it: judgement.
    consumer: { hazardPerYear: 0.06, addressYears: 50 },
    // MarketingSherpa: B2B contact data decays by 22.5 % a year; the mailbox part of it is judgement.
    business: { hazardPerYear: 0.15, addressYears: 30 },
    // Judgement: between the two.
    unknown: { hazardPerYear: 0.1, addressYears: 30 },
  },
  // Judgement: in a list that is mailed and cleaned, silence mostly means "does not open".
  unconfirmed: { hazardFactor: 0.35, addressYears: 20, campaignVariation: 0.4 },
  // Judgement.
  undatedAgeYears: 1.5,
  // Published comparisons: role accounts bounce 2 to 3 times as often; the lower end. Soft: judgement.
  role: { hard: 2, soft: 1.5 },
  // Judgement: nothing about a mailbox is certain.
  chanceCap: 0.95,
  // Judgement.
  campaignVariation: { hard: 0.3, soft: 0.6, strength: 4 },
  // Judgement.
  sourceDeviation: { hard: 0.4, soft: 0.3 },
  // Judgement: a factor of 10 between industries is normal in published benchmarks.
  organisationDeviation: { hard: 0.6, soft: 0.5 },
  // Judgement: about half of what was learnt is forgotten in a dozen sends.
  driftBack: 0.06,
  // Judgement: keeps expected counts positive.
  multiplierFloor: 0.05,
  // Judgement: rows of one cell share faults, so counts vary at least this much.
  samplingFloor: 0.02,
  // The usual three standard deviations: an outage must not rewrite what many sends taught.
  surpriseLimit: 3,
};
