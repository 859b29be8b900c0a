import type { CampaignResult, GroupShare, SourceShare } from '../../core/campaign-result.ts';
import { fixLines, mendingOf } from '../fix.ts';
import { otherReasons } from '../headline.ts';
import { mergeGroups } from '../merge-groups.ts';
import { noteLines } from '../note-lines.ts';
import { count, counted, percent } from '../numbers.ts';
import { reasonSentence } from '../prose/reasons.ts';
import { show } from '../show.ts';
import { basis } from './basis.ts';
import { bullets, facts, folded, joined, type Level, part } from './blocks.ts';
import { type Element, element } from './element.ts';
import { findingsTable } from './findings-table.ts';
import { rateChart } from './rate-chart.ts';
import { rateTable } from './rate-table.ts';
import { shareTable } from './share-table.ts';

/** Where a campaign stands in the document. */
export interface Placed {
  /** Id that no other campaign of the document has. */
  readonly id: string;
  readonly level: Level;
}

/** All that is told of a campaign that was judged, below its verdict. */
export function campaignParts(result: CampaignResult, { id, level }: Placed): readonly Element[] {
  return [
    campaignFacts(result),
    ...also(result),
    ...part(level, 'How to make it pass', ...fix(result)),
    ...part(level, 'Projected bounces', ...rates(result, id)),
    ...part(level, 'What would bounce, and why', ...causes(result.byGroup)),
    ...part(level, 'Notes', ...bullets(noteLines(result))),
    ...(result.bySource.length > 1 ? [folded('By source', ...sources(result.bySource))] : []),
    ...(result.findingsTotal > 0
      ? [folded(`Findings (${count(result.findingsTotal)})`, findingsTable(result))]
      : []),
    folded('How this was judged', ...basis(result)),
  ];
}

/** What a reader has to know to see which send is meant. */
export function campaignFacts({ list, counts, sendAt, asOf }: CampaignResult): Element {
  const due =
    sendAt === null ? [] : [['To be sent', `${sendAt.slice(0, 10)} ${sendAt.slice(11, 16)} UTC`] as const];
  return facts([
    ['List', show(list)],
    ['Would be mailed', counted(counts.mailed, 'recipient')],
    ...due,
    ['Judged as of', asOf],
  ]);
}

function also(result: CampaignResult): readonly Element[] {
  return bullets(
    otherReasons(result.reasons).map((reason) => {
      const sentence = reasonSentence(reason, result);
      return reason.severity === 'fail' ? `${sentence} (this alone fails it)` : sentence;
    }),
  );
}

function fix(result: CampaignResult): readonly Element[] {
  const lines = fixLines(result);
  const mending = mendingOf(result);
  if (lines.length === 0 || mending === null) return bullets(joined(lines));
  const how = element(
    'p',
    {},
    element('code', {}, `bounce-gate ${mending}`),
    mending === 'clean'
      ? ' writes the list without the rows that should not be mailed.'
      : ' writes the list without all of these.',
  );
  return [...bullets(joined(lines)), how];
}

function rates({ rates, limits, counts }: CampaignResult, id: string): readonly Element[] {
  if (rates === null) return [];
  const { asCommitted, afterCleaning } = rates;
  const isCleaned = counts.mailed !== counts.mailedAfterCleaning && counts.mailedAfterCleaning > 0;
  const words = 'after cleaning';
  return [
    rateChart({
      id,
      rates: asCommitted,
      limits,
      other: isCleaned ? { shape: 'after', words, rates: afterCleaning } : null,
    }),
    rateTable({
      rates: asCommitted,
      limits,
      other: isCleaned ? { title: words, rates: afterCleaning } : null,
    }),
  ];
}

/** Causes as bars, in the words of the other reports. */
export function causes(groups: readonly GroupShare[]): readonly Element[] {
  const shares = mergeGroups(groups).map((group) => ({ ...group, name: group.words }));
  if (shares.length === 0) return [];
  const caption = 'Where the projected bounces come from, in percent points of all recipients';
  return shareTable({ caption, title: 'recipients who', shares });
}

const shownSources = 50;

/** Sources as bars, with the rate that each has by itself. */
export function sources(all: readonly SourceShare[]): readonly Element[] {
  const everybody = all.reduce((sum, { recipients }) => sum + recipients, 0);
  const shown = all.slice(0, shownSources);
  const own = shown.map(({ recipients, total }) =>
    percent(recipients === 0 ? 0 : (total * everybody) / recipients),
  );
  const shares = shown.map((share) => ({
    ...share,
    name: share.source === '' ? '(none)' : show(share.source, 60),
  }));
  const more = all.length - shown.length;
  return [
    ...shareTable({
      caption: 'The same by source; the last column is the rate within the source',
      title: 'source',
      shares,
      more: { title: 'own rate', cells: own },
    }),
    ...bullets(more > 0 ? [`and ${counted(more, 'more source')}`] : []),
  ];
}
