import type { DriftTold } from '../core/ledger/drift-told.ts';
import type { Trend, TrendPoint } from '../core/trend/trend-of.ts';
import { driftSentences } from './history-sentences.ts';
import { count, counted, limitPercent, percent, points } from './numbers.ts';
import { show } from './show.ts';

/** A trend, and the drift of all sends of the ledger. */
export interface TrendTold extends Trend {
  readonly drift: DriftTold | null;
}

/** Projected and actual rates as a table for a terminal, the oldest send first. */
export function trendText(trend: TrendTold): string {
  if (trend.points.length === 0) return `${nothingRecorded(trend)}\n`;
  const head = ['sent on', 'campaign', 'sent', 'projected', 'range', 'actual', 'hard', 'soft', ''];
  const rows = trend.points.map((point) => [
    point.sentAt.slice(0, 10),
    show(point.campaign),
    count(point.sent),
    ...projection(point),
    percent(point.actual),
    percent(point.hard),
    point.soft === null ? '-' : percent(point.soft),
    remark(point),
  ]);
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lines = [head, ...rows].map((row) =>
    row
      .map((cell, column) =>
        leftColumns.has(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('   ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n\n${trendSummary(trend).join('\n')}\n`;
}

const leftColumns: ReadonlySet<number> = new Set([0, 1, 8]);

/** What is said where no send is recorded, with the next step. */
export function nothingRecorded({ campaign }: Trend): string {
  const whose = campaign === null ? '' : ` of ${show(campaign)}`;
  return `No send${whose} is recorded yet. After the next one: bounce-gate record ${campaign === null ? 'CAMPAIGN' : show(campaign)} --sent 12000 --hard 51 --soft 80`;
}

function projection({ projected }: TrendPoint): [string, string] {
  if (projected === null) return ['-', '-'];
  return [percent(projected.expected), `${points(projected.low)} to ${points(projected.high)}`];
}

/** How the actual rate compares, in words; nothing where it was as projected. */
export function remark({ inside, actual, projected, fail }: TrendPoint): string {
  const over = fail !== null && actual > fail ? ['above the limit'] : [];
  if (inside === false && projected !== null) {
    over.push(actual > projected.high ? 'worse than projected' : 'better than projected');
  }
  return over.join(', ');
}

/** The sentences below the table: how often the range held, and the limit. */
export function trendSummary({ points: sends, inside, projected, earlier, drift }: TrendTold): string[] {
  const held =
    projected === 0
      ? 'None of these sends has a check on the ledger, so there is nothing to compare.'
      : `${inside} of ${counted(projected, 'send')} ended inside the projected range; nine in ten are meant to.`;
  const fail = sends.at(-1)?.fail ?? null;
  const limit = fail === null ? [] : [`The limit is ${limitPercent(fail)}.`];
  const more =
    earlier === 0 ? [] : [`${counted(earlier, 'earlier send')} not shown: --last ${earlier + sends.length}.`];
  const creep = driftSentences(drift).map(
    (sentence) => `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`,
  );
  return [[held, ...limit, ...more].join(' '), ...creep];
}
