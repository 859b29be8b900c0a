/**
 * The soft classes that suppress once several campaigns ended so, and how many that takes unless a policy says otherwise:
 * where sending services draw the line (docs/bounces.md has the sources), fewer where the mailbox may not exist.
 */
export const repeatedClasses = {
  'unknown-user-temp': 2,
  'bad-domain-temp': 2,
  'disabled-temp': 3,
  full: 3,
  'recipient-filter': 3,
  expired: 3,
  loop: 3,
  'temp-network': 5,
  system: 5,
  undetermined: 5,
} as const satisfies Readonly<Record<string, number>>;

export type RepeatedClass = keyof typeof repeatedClasses;

/** How many campaigns each of them takes. */
export type CampaignsByClass = Readonly<Record<RepeatedClass, number>>;

/** Their names, in the order of the table. */
export const repeatedClassNames = Object.keys(repeatedClasses) as readonly RepeatedClass[]; // because the keys of a literal are exactly its type's
