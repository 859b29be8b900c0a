import type { RunResult } from '../core/run-result.ts';
import type { RunSchedule } from '../core/schedule/run-schedule.ts';
import { counted } from './numbers.ts';
import { show } from './show.ts';

/** What a run that only checks due campaigns left out, and what it missed; nothing for other runs. */
export function scheduleSentences({ schedule, campaigns }: RunResult): string[] {
  if (schedule === null) return [];
  return [...missed(schedule), ...gap(schedule), ...notDue(schedule, campaigns.length)];
}

function missed({ missed: sends }: RunSchedule): string[] {
  return sends.map(
    ({ campaign, sendAt }) =>
      `${show(campaign)} was due ${instant(sendAt)}, and the ledger has no passing check of it from before that. If it was sent, nobody checked it`,
  );
}

function gap({ gap: found }: RunSchedule): string[] {
  if (found === null) return [];
  return [
    `The last scheduled run on the ledger was ${counted(found.hours, 'hour')} ago, usually they are ${counted(found.usualHours, 'hour')} apart. The workflow may have been paused or dropped: look at its runs`,
  ];
}

function notDue({ dueWithinHours, next }: RunSchedule, checked: number): string[] {
  const nothing = checked === 0 ? [`Nothing is due within ${hours(dueWithinHours)}`] : [];
  const upcoming = next === null ? [] : [`Next is ${show(next.campaign)}, ${instant(next.sendAt)}`];
  return [...nothing, ...upcoming];
}

function hours(value: number): string {
  return value >= 48 && value % 24 === 0 ? counted(value / 24, 'day') : counted(value, 'hour');
}

function instant(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}
