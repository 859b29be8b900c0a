import type { TrendPoint } from '../../core/trend/trend-of.ts';
import { driftSentences } from '../history-sentences.ts';
import { count, counted, percent, points } from '../numbers.ts';
import { show } from '../show.ts';
import { nothingRecorded, remark, type TrendTold, trendSummary } from '../trend-text.ts';
import { bullets, nameOf, part } from './blocks.ts';
import { type Element, element } from './element.ts';
import { page } from './page.ts';
import { table } from './table.ts';
import { trendChart } from './trend-chart.ts';

/** Projected and actual rates as one HTML document: how well they agreed, a picture, and the same numbers as a table. */
export function trendHtml(trend: TrendTold): string {
  const { points: sends, drift } = trend;
  if (sends.length === 0) {
    const sentences = bullets([nothingRecorded(trend)]);
    return page({
      kind: 'trend',
      verdict: null,
      headline: 'Nothing is recorded yet.',
      body: sentences,
      contents: [],
    });
  }
  const creep = bullets(driftSentences(drift));
  const summary = trendSummary({ ...trend, drift: null }).map((sentence) => element('p', {}, sentence));
  const body = [
    ...summary,
    ...part(2, 'Projected and actual', trendChart(sends), sendsTable(sends)),
    ...part(2, 'Drift', ...creep),
  ];
  return page({ kind: 'trend', verdict: null, headline: headlineOf(trend), body, contents: [] });
}

/** The last send in one sentence, since that is what a reader comes for. */
function headlineOf({ points: sends, campaign }: TrendTold): string {
  const last = sends.at(-1);
  if (last === undefined) return '';
  const whose =
    campaign === null ? `the last send (${show(last.campaign)})` : `the last send of ${show(campaign)}`;
  const meant =
    last.projected === null ? 'it was not checked' : `the projection was ${percent(last.projected.expected)}`;
  const how = remark(last);
  return `${percent(last.actual)} of ${whose} bounced; ${meant}${how === '' ? '' : `: ${how}`}.`;
}

function sendsTable(sends: readonly TrendPoint[]): Element {
  const rows = sends.map((send, index) => {
    const { projected, soft } = send;
    return [
      String(index + 1),
      send.sentAt.slice(0, 10),
      nameOf(show(send.campaign, 60)),
      count(send.sent),
      projected === null ? 'not checked' : percent(projected.expected),
      projected === null ? '' : `${points(projected.low)} to ${points(projected.high)}`,
      element('strong', {}, percent(send.actual)),
      percent(send.hard),
      soft === null ? 'not counted' : percent(soft),
      nameOf(remark(send)),
    ];
  });
  const numbers = ['sent', 'projected', 'range', 'actual', 'hard', 'soft'];
  const columns = [
    { title: 'send' },
    { title: 'sent on', isWhole: true },
    { title: 'campaign' },
    ...numbers.map((title) => ({ title, isNumber: true })),
    { title: 'in words' },
  ];
  const caption = `${counted(sends.length, 'recorded send')}, the oldest first`;
  return table({ caption, columns, rows, isWide: true });
}
