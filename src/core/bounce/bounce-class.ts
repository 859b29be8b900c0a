import { type RepeatedClass, repeatedClasses } from './repeated-classes.ts';

/** What a reply says about the address: it takes no mail, not now, nothing (the sender's or the message's fault), no bounce. */
export const bounceKinds = ['hard', 'soft', 'block', 'none'] as const;
export type BounceKind = (typeof bounceKinds)[number];

/**
 * What follows for the address: suppress it now, suppress it after so many campaigns that all ended like this within
 * 90 days (`soft`), or never, because the campaign or the sender has to change.
 */
export type BounceConsequence =
  | { readonly action: 'suppress-now' }
  | { readonly action: 'suppress-after'; readonly campaigns: number }
  | { readonly action: 'never' };

interface ClassFacts {
  readonly kind: BounceKind;
  readonly consequence: BounceConsequence;
}

const now: BounceConsequence = { action: 'suppress-now' };
const never: BounceConsequence = { action: 'never' };

const repeated = Object.fromEntries(
  Object.entries(repeatedClasses).map(([name, campaigns]) => [
    name,
    { kind: 'soft', consequence: { action: 'suppress-after', campaigns } },
  ]),
) as Readonly<Record<RepeatedClass, ClassFacts>>; // because every one of them is a pair

const hard: ClassFacts = { kind: 'hard', consequence: now };
const uncounted: ClassFacts = { kind: 'soft', consequence: never };
const block: ClassFacts = { kind: 'block', consequence: never };
const noBounce: ClassFacts = { kind: 'none', consequence: never };

/**
 * Every class a reply can have, with its kind and what follows. Hard and soft as RFC 3463 means permanent and
 * persistent transient, save that a full mailbox is soft (RFC 3463 3.3) and an unknown user said with a 4xx is not hard
 * at once.
 */
const facts = {
  'unknown-user': hard,
  'bad-domain': hard,
  'no-mail-domain': hard,
  'bad-syntax': hard,
  moved: hard,
  disabled: hard,
  ...repeated,
  greylist: uncounted,
  rate: uncounted,
  reputation: block,
  auth: block,
  rdns: block,
  'spam-content': block,
  virus: block,
  policy: block,
  relay: block,
  'sender-rejected': block,
  message: block,
  // a complaint is no bounce, and still the person must not be mailed again
  feedback: { kind: 'none', consequence: now },
  'auto-reply': noBounce,
  challenge: noBounce,
  delayed: noBounce,
  delivered: noBounce,
} as const satisfies Readonly<Record<string, ClassFacts>>;

export type BounceClass = keyof typeof facts;

/** All classes, hard ones first. */
export const bounceClasses: readonly BounceClass[] = Object.keys(facts) as BounceClass[]; // because the keys of a literal are exactly its type's

/** The kind of a class. */
export function kindOf(bounceClass: BounceClass): BounceKind {
  return facts[bounceClass].kind;
}

/** What a bounce of this class means for the address, unless a policy names another number of campaigns. */
export function consequenceOf(bounceClass: BounceClass): BounceConsequence {
  return facts[bounceClass].consequence;
}

/** What a hard class becomes where the server says "for now": the same, but one reply is not enough. */
export const temporaryTwin: ReadonlyMap<BounceClass, BounceClass> = new Map<BounceClass, BounceClass>([
  ['unknown-user', 'unknown-user-temp'],
  ['moved', 'unknown-user-temp'],
  ['disabled', 'disabled-temp'],
  ['bad-domain', 'bad-domain-temp'],
  ['no-mail-domain', 'temp-network'],
  ['bad-syntax', 'system'],
]);
