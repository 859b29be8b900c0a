import type { SimulatorResult } from './run-simulator.ts';

/** The table and the notes as text for a terminal. */
export function formatResult({ goals, notes }: SimulatorResult): string {
  const lines = goals.flatMap(({ id, goal, reached, met }) => [
    `${id.padEnd(4)}${met ? 'met   ' : 'missed'}  ${goal}`,
    `            ${reached}`,
  ]);
  const met = goals.filter((goal) => goal.met).length;
  return [...lines, '', ...notes, '', `${met} of ${goals.length} goals met`, ''].join('\n');
}
