import type { Backtest, Coverage } from '../core/backtest/backtest.ts';
import type { NaiveMethod } from '../core/backtest/naive-rates.ts';
import { counted, percent, points } from './numbers.ts';

const methodProse: Readonly<Record<NaiveMethod, string>> = {
  'last-campaign': 'as the last campaign',
  'mean-so-far': 'as the mean so far',
  flat: 'as everybody (2024, commonly quoted)',
  'suppressed-share': 'share of suppressed recipients',
};

/** How the projection would have done on the recorded sends, the conclusion first. */
export function backtestText(backtest: Backtest): string {
  const { error, rate } = backtest;
  if (error === null) return `${conclusion(backtest)}\n`;
  const rows = [
    ['projection', points(error.projection)],
    // because Object.entries forgets the key type of a Record
    ...(Object.entries(error.naive) as [NaiveMethod, number][]).map(([method, mean]) => [
      methodProse[method],
      points(mean),
    ]),
  ];
  const width = Math.max(...rows.map(([name = '']) => name.length));
  const errors = rows.map(([name = '', mean = '']) => `  ${name.padEnd(width)}   ${mean.padStart(5)} points`);
  return [
    conclusion(backtest),
    '',
    `  Inside the 90 % range   total ${held(backtest.coverage.total)}   hard ${held(backtest.coverage.hard)}   soft ${held(backtest.coverage.soft)}`,
    `  Bias                    ${bias(backtest.bias)}`,
    '',
    `Mean error of the ${rate} rate, beside what people go by who have no projection:`,
    ...errors,
    '',
  ].join('\n');
}

function conclusion({ verdict, recordedSends, neededSends, coverage, rate }: Backtest): string {
  const recorded = counted(recordedSends, 'recorded send');
  if (verdict === 'too-few') {
    const missing = neededSends - recordedSends;
    const more = `${counted(missing, 'more', 'more')} ${missing === 1 ? 'is' : 'are'} needed`;
    const figures = recordedSends < 2 ? '' : ' The figures below may be chance.';
    return `Too few to judge: ${recorded}, and ${more}.${figures}`;
  }
  const { covered, of } = coverage[rate];
  const share = `${covered} of ${of} sends ended inside the projected range (the first only teaches)`;
  return verdict === 'calibrated'
    ? `Calibrated on your own ${recorded}: ${share}.`
    : `Not calibrated on your own ${recorded}: only ${share}, nine in ten are meant to. Look at trend for where it was off.`;
}

function held({ covered, of }: Coverage): string {
  return of === 0 ? 'not counted' : `${covered} of ${of}`;
}

function bias(value: number | null): string {
  if (value === null) return 'no bounces to compare with';
  if (Math.abs(value) < 0.005) return 'none';
  return `projects ${percent(Math.abs(value))} too ${value > 0 ? 'many' : 'few'} bounces`;
}
