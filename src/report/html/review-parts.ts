import type { ReviewResult } from '../../core/review/review-result.ts';
import { otherReasons } from '../headline.ts';
import { count, counted } from '../numbers.ts';
import { findingProse } from '../prose/findings.ts';
import { overrideSentences } from '../prose/overrides.ts';
import { reviewReasonSentence } from '../prose/review-reasons.ts';
import { reviewChanges } from '../review-changes.ts';
import { reviewFixLines } from '../review-fix.ts';
import { reviewNotes } from '../review-notes.ts';
import { addedSentence, isBaseUnknown, tellsDeletion } from '../review-sentence.ts';
import { ruleChangeLines, ruleChangeTitle } from '../rule-changes.ts';
import { basis } from './basis.ts';
import { bullets, folded, joined, type Level, part } from './blocks.ts';
import { campaignFacts, causes, type Placed, sources } from './campaign-parts.ts';
import type { Element } from './element.ts';
import { helpOn, otherProblems } from './help.ts';
import { rateChart } from './rate-chart.ts';
import { rateTable } from './rate-table.ts';
import { table } from './table.ts';

/** All that is told of what a change does to one campaign, below its sentence. */
export function reviewParts(review: ReviewResult, { id, level }: Placed): readonly Element[] {
  const { after, ruleChangesTotal, verdict } = review;
  return [
    ...(after === null ? [] : [campaignFacts(after)]),
    ...otherProblems(review.problems),
    ...bullets(asides(review)),
    ...part(
      level,
      verdict === 'warn' ? 'What to do' : 'How to make it pass',
      ...bullets(joined(reviewFixLines(review))),
    ),
    ...part(level, 'Projected bounces', ...rates(review, id)),
    ...part(level, 'What the change does', changeTable(review)),
    ...newFindings(review, level),
    ...(ruleChangesTotal === 0
      ? []
      : part(level, ruleChangeTitle(review), ...bullets(ruleChangeLines(review)))),
    ...(after === null || after.byGroup.length === 0
      ? []
      : [folded('What would bounce, and why', ...causes(after.byGroup))]),
    ...(after !== null && after.bySource.length > 1 ? [folded('By source', ...sources(after.bySource))] : []),
    ...(after === null ? [] : [folded('How this was judged', ...basis(after))]),
  ];
}

function asides(review: ReviewResult): readonly string[] {
  const { after, reasons } = review;
  const others = otherReasons(reasons)
    .filter(({ code }) => code !== 'suppressions-deleted')
    .map((reason) => reviewReasonSentence(reason, review));
  const all = [
    deletion(review),
    addedSentence(review),
    ...others,
    ...(after === null ? [] : overrideSentences(after)),
    ...reviewNotes(review),
  ];
  return all.filter((sentence) => sentence !== '');
}

/** The dangerous edit comes first: without these suppressions, people who bounced or opted out would be mailed. */
function deletion(review: ReviewResult): string {
  const { deleted, deletedByReason, deletedOnList } = review.suppressions;
  if (deleted === 0) return '';
  const reasons = Object.entries(deletedByReason).map(([reason, number]) => `${count(number)} ${reason}`);
  const onList = deletedOnList > 0 && !tellsDeletion(review);
  const danger = onList
    ? `; ${count(deletedOnList)} of them ${deletedOnList === 1 ? 'is' : 'are'} on the list`
    : '';
  return `this change deletes ${counted(deleted, 'suppression')} (${reasons.join(', ')})${danger}`;
}

function rates({ before, after }: ReviewResult, id: string): readonly Element[] {
  if (after === null || after.rates === null) return [];
  const { limits } = after;
  const now = after.rates.asCommitted;
  const was = before?.rates?.asCommitted ?? null;
  const words = 'before the change';
  return [
    rateChart({
      id,
      rates: now,
      limits,
      other: was === null ? null : { shape: 'before', words, rates: was },
    }),
    rateTable({ rates: now, limits, other: { title: words, rates: was } }),
  ];
}

function changeTable(review: ReviewResult): Element {
  return table({
    caption: 'The list and the suppressions, before and after',
    columns: [{ title: 'what' }, { title: 'how many', isNumber: true }],
    rows: reviewChanges(review).map(([name, number]) => [name, count(number)]),
  });
}

const shownLines = 8;

function newFindings(review: ReviewResult, level: Level): readonly Element[] {
  if (review.newFindings.length === 0) return [];
  const rows = review.newFindings.map(({ code, count: number, lines }) => {
    const more = number > shownLines ? ` and ${count(number - shownLines)} more` : '';
    return [
      helpOn(code, findingProse[code].title),
      count(number),
      `${lines.slice(0, shownLines).join(', ')}${more}`,
    ];
  });
  const whose = isBaseUnknown(review) ? 'Entries' : 'Added entries';
  const caption = `${whose} with a finding, by the lines of the list after the change`;
  const columns = [{ title: 'finding' }, { title: 'how many', isNumber: true }, { title: 'lines' }];
  return part(level, 'New findings', table({ caption, columns, rows }));
}
