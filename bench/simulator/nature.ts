import type { EntryKind } from '../../src/core/evidence/cause.ts';

/** Kinds of world: how the real rates stand to what the projection believes before it has learnt. */
export const worlds = ['right', 'too-high', 'too-low'] as const;
export type World = (typeof worlds)[number];

/**
 * By how much real entry risks, hazards and soft bounces differ from the projection's priors: priors about right, twice
 * too high, twice too low.
 */
export const worldFactor: Readonly<Record<World, number>> = { right: 1, 'too-high': 0.5, 'too-low': 2 };

/**
 * How mailboxes, providers and senders behave in the simulator. These numbers were set before the first run and are not
 * changed to reach a goal. Where no source is named the number is judgement.
 */
export const nature = {
  /** Chance that an address never was a mailbox. The centres of the tables that the priors come from. */
  entryRisk: {
    'double-opt-in': 0.003,
    checkout: 0.01,
    'single-opt-in': 0.02,
    import: 0.05,
    event: 0.06,
    giveaway: 0.15,
    purchased: 0.2,
    unknown: 0.04,
  } satisfies Readonly<Record<EntryKind, number>>,
  /** Deaths of mailboxes per year at birth; single mailboxes differ by a gamma factor of variance 1 / 4. */
  hazardPerYear: { consumer: 0.06, business: 0.15 },
  frailtyVariance: 1 / 4,
  /** Part of the deaths at consumer providers that wait for the provider's next purge, and days between purges. */
  purgedShare: 0.15,
  purgeEveryDays: 120,
  /** Part of the deaths of business mailboxes in which the whole company goes. */
  companyShare: 0.2,
  recipientsPerCompany: 4,
  roleShare: { consumer: 0.002, business: 0.06 },
  /** Role accounts bounce 2 to 3 times as often (published comparisons). */
  roleFactor: { hard: 2, soft: 1.5 },
  /** Mailboxes fill and empty. MessageGears: 8 % of the full ones engage again in 7 days, 31 % in a year. */
  full: {
    perYear: 0.04,
    shortShare: 0.45,
    shortMeanDays: 25,
    longMeanDays: 1460,
    /** An abandoned mailbox is closed at this rate. */
    closedPerYear: 0.5,
  },
  /** Refusals that pass: greylisting, throttling, broken servers. */
  transientSoft: 0.0025,
  /** Refusals for policy or content that the tool files as hard although the mailbox lives. */
  misfiledHard: 0.0002,
  /** What mail to a dead, a full or a never valid address comes back as. */
  deadAnswersHard: 0.97,
  fullAnswersSoft: 0.97,
  /** Mailboxes that are there again some time after they were called unknown: with the temporary answers 92 % stay bad. */
  reopened: 0.05,
  invalidAnswersHard: 0.99,
  /** How organisations, their sources and single sends differ: deviation of the logarithm. */
  spread: {
    organisation: { hard: 0.5, soft: 0.45 },
    source: { hard: 0.35, soft: 0.25 },
    send: { misfiled: 0.8, transient: 0.5 },
  },
  /** Provider outages: one provider turns away a part of its mail. */
  outage: { chance: 0.01, leastShare: 0.05, mostShare: 0.4 },
  /** Who never opens. */
  neverOpens: 0.4,
  unsubscribesPerSend: 0.001,
  /** Misspelt provider domains among the sign-ups of consumers, and how many of them take no mail. */
  typo: { share: 0.003, dead: 0.7 },
  /** Rows of an import that are no addresses at all. */
  invalidSyntaxShare: 0.002,
  /** What verifiers answer about dead and living mailboxes; servers that take every name hide both alike. */
  verifier: {
    dead: { invalid: 0.78, 'accept-all': 0.07, unknown: 0.08, valid: 0.07 },
    alive: { valid: 0.88, 'accept-all': 0.07, unknown: 0.04, invalid: 0.01 },
  },
  /** What happens to lists, per send. */
  events: {
    leak: { chance: 0.05, leastShare: 0.1, mostShare: 1 },
    import: {
      chance: 0.07,
      leastShare: 0.03,
      mostShare: 0.4,
      kinds: { import: 0.45, event: 0.25, giveaway: 0.2, purchased: 0.1 },
      verifiedShare: 0.2,
    },
    reactivation: { chance: 0.05, leastShare: 0.3, mostShare: 1 },
    segment: { chance: 0.3 },
  },
} as const;
