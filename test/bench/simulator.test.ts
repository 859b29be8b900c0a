import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { tryDrift } from '../../bench/simulator/drift-trials.ts';
import { checkLaws } from '../../bench/simulator/laws.ts';
import { RandomStream } from '../../bench/simulator/random.ts';
import { replay } from '../../bench/simulator/replay.ts';
import { runSimulator } from '../../bench/simulator/run-simulator.ts';
import { type Scenario, simulateOrganisation } from '../../bench/simulator/simulate-organisation.ts';

const tiny = {
  worlds: ['right', 'too-low'],
  organisations: 1,
  sends: 4,
  driftTrials: 1,
  deliveriesKnown: true,
} as const;

function scenario(number: number, changes: Partial<Scenario> = {}): Scenario {
  const name = `test organisation ${number}`;
  return { name, world: 'right', sends: 6, deliveriesKnown: true, eventful: true, ...changes };
}

const organisations = [1, 2, 3, 4, 5, 6].map((number) => simulateOrganisation(scenario(number)));
const trials = organisations.flatMap(replay);

test('the same options give the same table', () => {
  expect(runSimulator(tiny)).toEqual(runSimulator(tiny));
});

test('every goal from G2 to G10 has a row', () => {
  const { goals } = runSimulator({ ...tiny, driftTrials: 0, organisations: 1, sends: 2 });
  expect([...new Set(goals.map(({ id }) => id))]).toEqual([
    'G2',
    'G3',
    'G4',
    'G5',
    'G6',
    'G7',
    'G8',
    'G10',
    'G9',
  ]);
});

describe('the laws hold on whatever is simulated', () => {
  const laws = checkLaws(trials);

  test('attribution adds up', () => expect(laws.attributionGap).toBeLessThan(1e-9));

  test('removal lists reproduce the limit', () => {
    expect(laws.removals).toBeGreaterThan(0);
    expect(laws.exactRemovals).toBe(laws.removals);
  });

  test('the order of rows and sources does not matter', () => expect(laws.orderMatters).toBe(0));
});

describe('what is simulated', () => {
  test('depends on its name alone', () => {
    const again = simulateOrganisation(scenario(1));
    expect(again).toEqual(organisations[0]);
    expect(simulateOrganisation({ ...scenario(1), name: 'another' })).not.toEqual(organisations[0]);
  });

  test('bounces as often as whoever knows the truth expects', () => {
    const calm = organisations.flatMap(({ sends }) => sends).filter(({ outage }) => !outage);
    const sum = (value: (send: (typeof calm)[number]) => number) =>
      calm.reduce((total, send) => total + value(send), 0);
    for (const outcome of ['hard', 'soft'] as const) {
      const ratio = sum(({ actual }) => actual[outcome]) / sum(({ oracle }) => oracle[outcome]);
      expect(Math.abs(ratio - 1), outcome).toBeLessThan(0.1);
    }
  });

  test('counts every recipient and every bounce once', () => {
    for (const { cells, bounces, recipients, actual } of organisations.flatMap(({ sends }) => sends)) {
      expect(cells.reduce((sum, { count }) => sum + count, 0)).toBe(recipients);
      expect(bounces.reduce((sum, { hard }) => sum + hard, 0)).toBe(actual.hard);
      expect(bounces.reduce((sum, { soft }) => sum + soft, 0)).toBe(actual.soft);
      expect(bounces.every(({ hard, soft }, index) => hard + soft <= (cells[index]?.count ?? 0))).toBe(true);
    }
  });

  test('is the same to the world whether the oracle looks on or not', () => {
    const alone = simulateOrganisation(scenario(1, { withOracle: false }));
    const actual = ({ sends }: typeof alone) => sends.map((send) => send.actual);
    expect(actual(alone)).toEqual(organisations[0] === undefined ? [] : actual(organisations[0]));
    expect(alone.sends[0]?.oracle).toEqual({ hard: 0, soft: 0 });
  });

  test('keeps delivery dates from the gate where only opens are known', () => {
    const { sends } = simulateOrganisation(
      scenario(1, { deliveriesKnown: false, sends: 2, eventful: false }),
    );
    const confirmed = sends[1]?.cells.filter(({ cell }) => cell.cause === 'baseline' && cell.confirmed) ?? [];
    expect(confirmed.every(({ cell }) => cell.entryKind === 'double-opt-in' || !cell.neverDelivered)).toBe(
      true,
    );
    const known = organisations[0]?.sends[1]?.cells.filter(({ cell }) => cell.confirmed) ?? [];
    expect(confirmed.length).toBeLessThan(known.length);
  });
});

test('a creep is tried from the ninth send on and found after it began', () => {
  const trial = tryDrift({ world: 'too-high', mix: 'constant', creeping: 'all sources' }, 1);
  expect(trial.early).toBe(0);
  expect(trial.foundAfter).toBeGreaterThan(0);
});

describe('the random stream', () => {
  test('is the same for the same name', () => {
    const draw = (name: string) => {
      const random = new RandomStream(name);
      return Array.from({ length: 20 }, () => random.uniform());
    };
    expect(draw('a')).toEqual(draw('a'));
    expect(draw('a')).not.toEqual(draw('b'));
  });

  test.each([
    ['uniform', (random: RandomStream) => random.uniform(), 0.5],
    ['normal', (random: RandomStream) => random.normal(), 0],
    ['exponential', (random: RandomStream) => random.exponential(), 1],
    ['factor', (random: RandomStream) => random.factor(0.5), 1],
    ['gamma', (random: RandomStream) => random.gammaOfFour(), 1],
    ['few Poisson', (random: RandomStream) => random.poisson(3) / 3, 1],
    ['many Poisson', (random: RandomStream) => random.poisson(300) / 300, 1],
  ])('has the right mean: %s', (name, draw, mean) => {
    const random = new RandomStream(name);
    const drawn = Array.from({ length: 20_000 }, () => draw(random));
    const average = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
    expect(Math.abs(average - mean)).toBeLessThan(0.03);
  });

  test('picks by weight', () => {
    const random = new RandomStream('weights');
    const picked = Array.from({ length: 4000 }, () => random.weighted({ often: 3, seldom: 1 }));
    const often = picked.filter((name) => name === 'often').length;
    expect(Math.abs(often - 3000)).toBeLessThan(120);
  });
});

const run = promisify(execFile);
const command = 'bench/simulator/run.ts';

test('the command prints the table', async () => {
  const { stdout } = await run(process.execPath, [command, '--quick', '--seeds', '1', '--worlds', 'right']);
  expect(stdout).toMatch(/^G2 /);
  expect(stdout).toMatch(/of 13 goals met\n$/);
});

test.each([
  ['--seeds', '0'],
  ['--seeds', 'many'],
  ['--worlds', 'left'],
  ['--worlds', 'right,right,right'],
])('the command refuses %s %s', async (...options) => {
  await expect(run(process.execPath, [command, ...options])).rejects.toMatchObject({ code: 2 });
});
