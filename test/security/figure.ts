import { appendFileSync } from 'node:fs';

const path = process.env.SECURITY_FIGURES;

/** How many of something are tried: a few in the tests, `full` where `bench/security/run.ts` measures. */
export function triesOf(few: number, full: number): number {
  return path === undefined ? few : full;
}

/** Tells a figure that was seen to the bench, which prints it in the row of this goal. */
export function tellFigure(goal: string, seen: string): void {
  if (path !== undefined) appendFileSync(path, `${JSON.stringify({ goal, seen })}\n`);
}
