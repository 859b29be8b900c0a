import { type Mailbox, providerCount, type Surroundings, stateOn } from './mailbox.ts';
import { nature } from './nature.ts';
import type { Reply } from './oracle.ts';
import type { RandomStream } from './random.ts';

/** What all mails of one send have in common, and nobody knows before. */
export interface Weather {
  readonly day: number;
  readonly misfiled: number;
  readonly transient: number;
  /** Share of the dead that answers as if it would pass. */
  readonly deadAnswersSoft: number;
  /** Share of the mails that each provider turns away. */
  readonly outages: readonly number[];
  /** Chance that a living mailbox of a source refuses for a reason that grows from send to send. */
  readonly creep: (source: string) => number;
}

/** Draws what a send will have to do with. */
export function drawWeather(day: number, random: RandomStream, creep: Weather['creep']): Weather {
  const { send } = nature.spread;
  const { chance, leastShare, mostShare } = nature.outage;
  const outages = new Array<number>(providerCount).fill(0);
  if (random.chance(chance)) {
    outages[Math.floor(random.uniform() * providerCount)] = random.between(leastShare, mostShare);
  }
  return {
    day,
    misfiled: nature.misfiledHard * random.factor(send.misfiled),
    transient: nature.transientSoft * random.factor(send.transient),
    deadAnswersSoft: 2 * (1 - nature.deadAnswersHard) * random.uniform(),
    outages,
    creep,
  };
}

/** Sends one mail and writes down what the organisation sees of it. */
export function deliver(mailbox: Mailbox, weather: Weather, around: Surroundings): Reply {
  const { day } = weather;
  const state = stateOn(mailbox, day, around);
  const reply = replyOf(mailbox, { state, weather }, around);
  if (reply === 'delivered') {
    mailbox.deliveredDay = day;
    mailbox.softBounces = 0;
    if (around.random.chance(mailbox.opens)) mailbox.engagedDay = day;
  } else if (reply === 'soft') {
    mailbox.softBounces += 1;
    mailbox.lastSoftDay = day;
  } else {
    const first = mailbox.hardBounce === null;
    mailbox.hardBounce = { day, detail: detailOf(state, around.random) };
    if (first && around.random.chance(nature.reopened)) mailbox.deathDay = Number.POSITIVE_INFINITY;
  }
  return reply;
}

interface Attempt {
  readonly state: ReturnType<typeof stateOn>;
  readonly weather: Weather;
}

function replyOf(mailbox: Mailbox, { state, weather }: Attempt, around: Surroundings): Reply {
  const { random, organisation } = around;
  if (mailbox.invalidSyntax) return random.chance(nature.invalidAnswersHard) ? 'hard' : 'delivered';
  if (state === 'dead') return random.chance(weather.deadAnswersSoft) ? 'soft' : 'hard';
  if (random.chance(weather.outages[mailbox.provider] ?? 0)) return 'soft';
  if (state === 'full' && random.chance(nature.fullAnswersSoft)) return 'soft';
  const role = mailbox.role ? nature.roleFactor.soft : 1;
  const soft = weather.transient * organisation.softFactor * mailbox.source.softFactor * role;
  const refused = weather.creep(mailbox.source.name);
  if (random.chance(soft + refused / 2)) return 'soft';
  return random.chance(weather.misfiled * organisation.hardFactor + refused / 2) ? 'hard' : 'delivered';
}

/** What the tool writes beside a hard bounce: of the dead mostly the true reason, of the living mostly policy. */
function detailOf(state: Attempt['state'], random: RandomStream) {
  if (state !== 'dead') return random.chance(0.5) ? 'policy-refusal' : 'unspecified';
  return random.chance(0.65) ? 'unknown-user' : 'unspecified';
}
