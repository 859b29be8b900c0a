import { type CampaignResult, type Rates, verdicts } from '../core/campaign-result.ts';
import type { ReviewResult } from '../core/review/review-result.ts';
import { type Fitted, fitSections, type Section } from './fit-sections.ts';
import { fixLines } from './fix.ts';
import { otherReasons } from './headline.ts';
import { code, prose } from './markdown-code.ts';
import { basis, causesTable, folded, limitCell, sourcesTable } from './markdown-parts.ts';
import { count, counted, percent, points } from './numbers.ts';
import { findingPhrase } from './prose/finding-phrases.ts';
import { findingProse } from './prose/findings.ts';
import { problemSentence } from './prose/problems.ts';
import { reviewReasonSentence } from './prose/review-reasons.ts';
import { addedSentence, isQuiet, reviewSentence } from './review-sentence.ts';

/** GitHub refuses comments above 65,536 characters; the rest is for the hidden marker. */
export const commentLimit = 65_000;

/**
 * Reviews as the Markdown of a pull request comment: the verdict of each campaign in one sentence, one table of rates
 * where something is worth seeing, everything else folded. At most `limit` characters, by leaving out whole sections.
 */
export function reviewMarkdown(reviews: readonly ReviewResult[], limit = commentLimit): Fitted {
  if (reviews.length === 0) {
    return { text: '**No campaign is touched by this change.** Nothing was checked.', leftOut: 0 };
  }
  // because the first line stands alone in a notification, the worst comes first
  const worstFirst = [...reviews].sort((a, b) => verdicts.indexOf(b.verdict) - verdicts.indexOf(a.verdict));
  return fitSections(worstFirst.flatMap(reviewSections), limit);
}

function reviewSections(review: ReviewResult): Section[] {
  const opening = [`**${prose(reviewSentence(review, review.campaign))}**`, prose(addedSentence(review))];
  const first: Section = { text: opening.filter((text) => text !== '').join(' '), priority: 0 };
  const { after } = review;
  if (review.verdict === 'unchecked' || after === null) {
    return [first, { text: bullets(review.problems.slice(1).map(problemSentence)), priority: 1 }];
  }
  if (isQuiet(review)) return [first, { text: quietLine(review), priority: 1 }];
  return [
    first,
    { text: deletedSuppressions(review), priority: 1 },
    { text: ratesTable(review, after), priority: 2 },
    { text: bullets(otherSentences(review)), priority: 2 },
    { text: policyNote(review), priority: 1 },
    { text: folded('What the change does', changeTable(review)), priority: 4 },
    { text: review.verdict === 'fail' ? fixes(after) : '', priority: 3 },
    { text: newFindings(review), priority: 5 },
    { text: folded('What would bounce, and why', causesTable(after)), priority: 6 },
    { text: after.bySource.length > 1 ? folded('By source', sourcesTable(after)) : '', priority: 7 },
    { text: folded('How this was judged', basis(after)), priority: 8 },
  ];
}

function quietLine({ change, after, policyChanged }: ReviewResult): string {
  const list = after === null ? '' : code(after.list);
  const rules = policyChanged ? ' The rules change; the old ones judged this.' : '';
  return `${count(change.added)} added, ${count(change.removed)} removed in ${list}.${rules}`;
}

function otherSentences(review: ReviewResult): string[] {
  return otherReasons(review.reasons)
    .filter((reason) => reason.code !== 'suppressions-deleted')
    .map((reason) => reviewReasonSentence(reason, review));
}

/** The dangerous edit comes first: without these suppressions, people who bounced or opted out would be mailed. */
function deletedSuppressions({ suppressions }: ReviewResult): string {
  const { deleted, deletedByReason, deletedOnList } = suppressions;
  if (deleted === 0) return '';
  const reasons = Object.entries(deletedByReason).map(([reason, number]) => `${count(number)} ${reason}`);
  const danger = deletedOnList > 0 ? ` **${count(deletedOnList)} of them are on the list.**` : '';
  return `**This change deletes ${counted(deleted, 'suppression')}** \\(${reasons.join(', ')}\\).${danger} They still count for this check.`;
}

function policyNote({ policyChanged, policyIsNew }: ReviewResult): string {
  if (policyIsNew) return 'There were no rules before this change, so the defaults judged it.';
  return policyChanged ? 'This change edits the rules. It was judged by the old ones.' : '';
}

function ratesTable({ before }: ReviewResult, after: CampaignResult): string {
  if (after.rates === null) return '';
  const now = after.rates.asCommitted;
  const row = (name: keyof Rates): string => {
    const was =
      before?.rates === null || before === null ? 'none' : percent(before.rates.asCommitted[name].expected);
    const rate = now[name];
    const interval = `${points(rate.low)} to ${points(rate.high)}`;
    const limit = after.limits[name];
    return `| ${name} | ${was} | **${percent(rate.expected, limit.fail)}** \\(${interval}\\) | ${limitCell(limit)} |`;
  };
  return [
    '| bounces | before | after | limit |',
    '|---|--:|--:|---|',
    row('total'),
    row('hard'),
    row('soft'),
  ].join('\n');
}

function changeTable({ change, suppressions }: ReviewResult): string {
  const rows: readonly (readonly [string, number])[] = [
    ['recipients before', change.before],
    ['recipients after', change.after],
    ['added', change.added],
    ['removed', change.removed],
    ['brought back (suppressed or removed before)', change.returned],
    ['evidence changed (dates, source)', change.evidenceChanged],
    ['newly suppressed', change.newlySuppressed],
    ['suppressions added', suppressions.added],
    ['suppressions deleted', suppressions.deleted],
  ];
  return [
    '| | how many |',
    '|---|--:|',
    ...rows.map(([name, number]) => `| ${name} | ${count(number)} |`),
  ].join('\n');
}

function fixes(after: CampaignResult): string {
  const lines = fixLines(after);
  return lines.length === 0 ? '' : `**How to make it pass**\n\n${bullets(lines)}`;
}

function newFindings(review: ReviewResult): string {
  if (review.newFindings.length === 0) return '';
  const rows = review.newFindings.map(({ code: finding, count: number, lines }) => {
    const shown = lines.slice(0, 8).join(', ');
    const more = number > 8 ? ` and ${count(number - 8)} more` : '';
    return `| ${findingProse[finding].title} | ${count(number)} | ${shown}${more} |`;
  });
  const table = ['| added entries with a finding | how many | lines |', '|---|--:|---|', ...rows].join('\n');
  const [worst] = review.newFindings;
  const title =
    worst === undefined
      ? 'New findings'
      : `New findings: ${count(worst.count)} ${findingPhrase(worst.code, worst.count)}`;
  return folded(title, table);
}

function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${prose(line)}`).join('\n');
}
