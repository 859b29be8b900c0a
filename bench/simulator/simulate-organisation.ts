import { judgeRecipient } from '../../src/core/evidence/judge-recipient.ts';
import {
  allCells,
  type CountedCell,
  countedCells,
  createTally,
  incrementCell,
  internCell,
} from '../../src/core/projection/tally.ts';
import {
  type Audience,
  drawAudience,
  importList,
  leakSuppressed,
  segment,
  signUp,
  wakeSleepers,
} from './audience.ts';
import { deliver, drawWeather, type Weather } from './deliver.ts';
import { evidenceOf } from './evidence-of.ts';
import type { Mailbox } from './mailbox.ts';
import { nature, type World } from './nature.ts';
import { conclude, foresee, type Rates, type Reply, ratesOf } from './oracle.ts';
import { drawOrganisation, type Organisation, type Source } from './organisation.ts';
import { RandomStream } from './random.ts';

/** What is simulated. */
export interface Scenario {
  readonly name: string;
  readonly world: World;
  readonly sends: number;
  /** False when the list keeps opens and clicks only. */
  readonly deliveriesKnown: boolean;
  /** False for sends without imports, leaks, re-activations and segments. */
  readonly eventful: boolean;
  /** False where nobody asks the oracle, which takes a quarter of the time; its numbers are then 0. */
  readonly withOracle?: boolean;
  /** Chance of one more refusal, by the number of the send and the source. */
  readonly creep?: (send: number, source: string) => number;
}

/** Bounces by outcome. */
export interface Bounces {
  readonly hard: number;
  readonly soft: number;
}

/** One send: the list as the gate sees it, what came of it, and what the oracle expected. */
export interface SimulatedSend {
  readonly cells: readonly CountedCell[];
  /** What came of the recipients of each cell. */
  readonly bounces: readonly Bounces[];
  readonly recipients: number;
  readonly suppressed: number;
  /** True when a provider turned a part of the mail away. */
  readonly outage: boolean;
  readonly actual: Bounces;
  readonly oracle: Bounces;
}

/** An organisation and its sends in order. */
export interface SimulatedOrganisation {
  readonly organisation: Organisation;
  readonly sends: readonly SimulatedSend[];
}

const firstDay = 20_000;
// because delivery dates, soft bounces and a suppression file come from sends before the gate was there
const sendsBefore = 8;

/** Lets an organisation live: first sends that the gate never saw, then those that it checks. */
export function simulateOrganisation(scenario: Scenario): SimulatedOrganisation {
  const { name, world } = scenario;
  const organisation = drawOrganisation(name, world, new RandomStream(`${name} organisation`));
  const random = new RandomStream(`${name} life`);
  let day = firstDay - sendsBefore * organisation.everyDays;
  const audience = drawAudience(organisation, day, random);
  const oracle = scenario.withOracle === false ? null : openOracle(organisation);
  const sends: SimulatedSend[] = [];
  for (let number = -sendsBefore; number < scenario.sends; number += 1) {
    const seen = number >= 0;
    const before = day;
    day += Math.max(2, organisation.everyDays + Math.round(random.between(-2, 2)));
    signUp(audience, before, day);
    const mailed = seen && scenario.eventful ? listWithEvents(audience, day) : audience.active;
    const weather = drawWeather(day, random, (source) =>
      seen ? (scenario.creep?.(number, source) ?? 0) : 0,
    );
    const mailing = { weather, audience, oracle, deliveriesKnown: scenario.deliveriesKnown };
    if (seen) sends.push(mailSeen(mailed, mailing));
    else for (const mailbox of mailed) mailOne(mailbox, mailing, nothingForeseen);
    cleanUp(audience, mailed);
  }
  return { organisation, sends };
}

/** Who is mailed this time, after whatever happens to lists. */
function listWithEvents(audience: Audience, day: number): readonly Mailbox[] {
  const { random } = audience.around;
  const { events } = nature;
  if (random.chance(events.import.chance)) importList(audience, day);
  if (random.chance(events.reactivation.chance)) wakeSleepers(audience);
  const mailed = random.chance(events.segment.chance) ? segment(audience, day) : audience.active;
  return random.chance(events.leak.chance) ? [...mailed, ...leakSuppressed(audience)] : mailed;
}

interface Mailing {
  readonly weather: Weather;
  readonly audience: Audience;
  readonly oracle: Oracle | null;
  readonly deliveriesKnown: boolean;
}

/** A send that the gate checks: its list is judged row by row before the mails go out. */
function mailSeen(mailed: readonly Mailbox[], mailing: Mailing): SimulatedSend {
  const { weather, audience, deliveriesKnown } = mailing;
  const tally = createTally();
  const hard: number[] = [];
  const soft: number[] = [];
  const oracle = { hard: 0, soft: 0 };
  let suppressed = 0;
  const rules = { asOfDay: weather.day, softSuppressAfter: audience.around.organisation.softDropAfter };
  for (const mailbox of mailed) {
    const { cell } = judgeRecipient(evidenceOf(mailbox, deliveriesKnown), rules);
    const index = internCell(tally, cell);
    incrementCell(tally, index);
    if (cell.suppressed !== null) suppressed += 1;
    const reply = mailOne(mailbox, mailing, oracle);
    if (reply === 'hard') hard[index] = (hard[index] ?? 0) + 1;
    if (reply === 'soft') soft[index] = (soft[index] ?? 0) + 1;
  }
  const cells = countedCells(allCells(tally));
  const bounces = cells.map((_, index) => ({ hard: hard[index] ?? 0, soft: soft[index] ?? 0 }));
  const actual = { hard: sumOf(hard), soft: sumOf(soft) };
  const outage = weather.outages.some((share) => share > 0);
  return { cells, bounces, recipients: mailed.length, suppressed, outage, actual, oracle };
}

type Foreseen = { -readonly [Outcome in keyof Bounces]: Bounces[Outcome] };

// because nobody asks what the oracle expected of sends that the gate never saw
const nothingForeseen: Foreseen = { hard: 0, soft: 0 };

/** One mail: the oracle says what it expects, which is added up, and then sees what came. */
function mailOne(mailbox: Mailbox, { weather, audience, oracle }: Mailing, foreseen: Foreseen): Reply {
  if (oracle === null) return deliver(mailbox, weather, audience.around);
  const rates = oracle(mailbox.source, mailbox.role);
  const chances = mailbox.invalidSyntax ? invalidChances : foresee(mailbox.belief, weather.day, rates);
  foreseen.hard += chances.hard;
  foreseen.soft += chances.soft;
  const reply = deliver(mailbox, weather, audience.around);
  conclude(mailbox.belief, reply, rates);
  return reply;
}

const invalidChances = { hard: nature.invalidAnswersHard, soft: 0 };

/** The true rates of mailboxes, by source and whether they are role accounts. */
type Oracle = (source: Source, role: boolean) => Rates;

function openOracle(organisation: Organisation): Oracle {
  const known = { person: new Map<Source, Rates>(), role: new Map<Source, Rates>() };
  return (source, role) => {
    const rates = role ? known.role : known.person;
    const found = rates.get(source) ?? ratesOf(organisation, source, role);
    rates.set(source, found);
    return found;
  };
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + (count ?? 0), 0);
}

/** Takes off who hard-bounced, who soft-bounced too often, and who unsubscribed. */
function cleanUp(audience: Audience, mailed: readonly Mailbox[]): void {
  const { random, organisation } = audience.around;
  for (const mailbox of mailed) {
    if (random.chance(nature.unsubscribesPerSend)) mailbox.left = true;
  }
  const staying: Mailbox[] = [];
  for (const mailbox of audience.active) {
    if (mailbox.hardBounce !== null) audience.suppressed.push(mailbox);
    else if (!mailbox.left && mailbox.softBounces < organisation.softDropAfter) staying.push(mailbox);
  }
  audience.active = staying;
}
