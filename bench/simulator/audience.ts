import { daysPerYear, drawMailbox, type Mailbox, type Surroundings, stateOn } from './mailbox.ts';
import { nature } from './nature.ts';
import { drawSource, type Organisation, type Source } from './organisation.ts';
import type { RandomStream } from './random.ts';

/** Everybody an organisation may mail, changed in place as time passes. */
export interface Audience {
  readonly around: Surroundings;
  readonly sources: Source[];
  /** On the list. */
  active: Mailbox[];
  /** Hard-bounced once; on the suppression file. */
  readonly suppressed: Mailbox[];
  /** Not mailed for a year or more. */
  dormant: Mailbox[];
}

/** The audience on its first day: sign-ups of three years that were never mailed, and those that sleep. */
export function drawAudience(organisation: Organisation, day: number, random: RandomStream): Audience {
  const companies = Math.max(
    1,
    Math.round((organisation.size * (1 - organisation.consumerShare)) / nature.recipientsPerCompany),
  );
  const companyRate = (organisation.hazardPerYear.business * nature.companyShare) / daysPerYear;
  const start = day - 3 * daysPerYear;
  const companyEndDays = Array.from({ length: companies }, () => start + random.exponential() / companyRate);
  const around = { organisation, companyEndDays, random };
  const audience: Audience = {
    around,
    sources: [...organisation.sources],
    active: [],
    suppressed: [],
    dormant: [],
  };
  for (let count = 0; count < organisation.size; count += 1) {
    const joinedDay = Math.floor(random.between(start, day));
    audience.active.push(drawSignUp(random.pick(organisation.sources), joinedDay, around));
  }
  const sleeping = Math.round(organisation.size * organisation.dormantShare);
  for (let count = 0; count < sleeping; count += 1) audience.dormant.push(drawSleeper(audience, day));
  return audience;
}

function drawSignUp(source: Source, day: number, around: Surroundings): Mailbox {
  const joining = { collectedDay: day, joinedDay: day, createdKnown: true, verified: false, invalidShare: 0 };
  return drawMailbox(source, joining, around);
}

/** Somebody who took mail one to three years ago and was not mailed since. */
function drawSleeper({ around }: Audience, day: number): Mailbox {
  const { random, organisation } = around;
  const deliveredDay = Math.floor(day - daysPerYear * random.between(1, 3));
  const joinedDay = deliveredDay - Math.floor(daysPerYear * random.uniform());
  for (;;) {
    const mailbox = drawSignUp(random.pick(organisation.sources), joinedDay, around);
    if (stateOn(mailbox, deliveredDay, around) !== 'alive') continue;
    mailbox.deliveredDay = deliveredDay;
    mailbox.engagedDay = random.chance(mailbox.opens) ? deliveredDay : null;
    mailbox.belief.dead = 0;
    mailbox.belief.day = deliveredDay;
    return mailbox;
  }
}

/** Adds the sign-ups since the last send. */
export function signUp({ active, around }: Audience, fromDay: number, toDay: number): void {
  const { organisation, random } = around;
  const { size, growthPerYear } = organisation;
  for (const source of organisation.sources) {
    const mean = (size * growthPerYear * source.signUpShare * (toDay - fromDay)) / daysPerYear;
    const count = random.poisson(mean);
    for (let index = 0; index < count; index += 1) {
      active.push(drawSignUp(source, Math.floor(random.between(fromDay, toDay)), around));
    }
  }
}

/** Adds a list from elsewhere: its addresses are up to a year old and were never mailed. */
export function importList(audience: Audience, day: number): void {
  const { around, active } = audience;
  const { organisation, random } = around;
  const { leastShare, mostShare, kinds, verifiedShare } = nature.events.import;
  const entryKind = random.weighted(kinds);
  const name = `${entryKind}-${audience.sources.length + 1}`;
  const source = drawSource(name, entryKind, { hardFactor: organisation.hardFactor, random, signUpShare: 0 });
  audience.sources.push(source);
  const count = Math.round(active.length * random.between(leastShare, mostShare));
  const verified = random.chance(verifiedShare);
  for (let index = 0; index < count; index += 1) {
    const joining = {
      collectedDay: Math.floor(day - daysPerYear * random.uniform()),
      joinedDay: day,
      createdKnown: random.chance(0.7),
      verified,
      invalidShare: nature.invalidSyntaxShare,
    };
    const mailbox = drawMailbox(source, joining, around);
    // because most who pay a verifier drop what it calls invalid
    if (mailbox.verification !== 'invalid' || random.chance(0.2)) active.push(mailbox);
  }
}

/** Takes a part of those who sleep back onto the list. */
export function wakeSleepers(audience: Audience): void {
  const { leastShare, mostShare } = nature.events.reactivation;
  const { random } = audience.around;
  const share = random.between(leastShare, mostShare);
  const asleep: Mailbox[] = [];
  for (const mailbox of audience.dormant) (random.chance(share) ? audience.active : asleep).push(mailbox);
  audience.dormant = asleep;
}

/** The suppressed that slip back in, when somebody forgets the suppression file. */
export function leakSuppressed({ suppressed, around }: Audience): readonly Mailbox[] {
  const { leastShare, mostShare } = nature.events.leak;
  const share = around.random.between(leastShare, mostShare);
  return suppressed.filter(() => around.random.chance(share));
}

/** A part of the list: all but one source, a random part, or who opened or joined lately. */
export function segment({ active, sources, around }: Audience, day: number): readonly Mailbox[] {
  const { random } = around;
  const how = random.pick(['source', 'part', 'engaged']);
  if (how === 'source' && sources.length > 1) {
    const left = random.pick(sources);
    return active.filter(({ source }) => source !== left);
  }
  if (how === 'engaged') {
    return active.filter(({ engagedDay, joinedDay }) => Math.max(engagedDay ?? 0, joinedDay) > day - 120);
  }
  const share = random.between(0.5, 0.9);
  return active.filter(() => random.chance(share));
}
