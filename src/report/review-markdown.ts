import { type CampaignResult, type Rates, verdicts } from '../core/campaign-result.ts';
import { maxCommentText } from '../core/review/comment-marker.ts';
import type { ReviewResult } from '../core/review/review-result.ts';
import type { RunReview } from '../core/review/run-review.ts';
import { type Fitted, fitSections, type Section } from './fit-sections.ts';
import { otherReasons } from './headline.ts';
import { code, prose } from './markdown-code.ts';
import { boldWithHelp, helpOn, problemList } from './markdown-help.ts';
import { asParagraph, basis, causesTable, folded, limitCell, sourcesTable } from './markdown-parts.ts';
import { count, counted, percent, points } from './numbers.ts';
import { findingPhrase } from './prose/finding-phrases.ts';
import { findingProse } from './prose/findings.ts';
import { overrideSentences } from './prose/overrides.ts';
import { reviewReasonSentence } from './prose/review-reasons.ts';
import { reviewChanges } from './review-changes.ts';
import { reviewFixLines } from './review-fix.ts';
import { baseMovedSentence, reviewNotes } from './review-notes.ts';
import { addedSentence, isBaseUnknown, isQuiet, reviewSentence, tellsDeletion } from './review-sentence.ts';
import { ruleChangeTable, ruleChangeTitle } from './rule-changes.ts';
import { show } from './show.ts';

/**
 * Reviews as the Markdown of a pull request comment: the verdict of each campaign in one sentence, one table of rates
 * where something is worth seeing, everything else folded. At most `limit` characters, by leaving out whole sections.
 */
export function reviewMarkdown(
  { reviews, baseMoved }: Pick<RunReview, 'reviews' | 'baseMoved'>,
  limit = maxCommentText,
): Fitted {
  if (reviews.length === 0) {
    return { text: '**No campaign is touched by this change.** Nothing was checked.', leftOut: 0 };
  }
  // because the first line stands alone in a notification, the worst comes first
  const worstFirst = [...reviews].sort((a, b) => verdicts.indexOf(b.verdict) - verdicts.indexOf(a.verdict));
  const moved: Section = { text: prose(baseMovedSentence(baseMoved)), priority: 2 };
  return fitSections([...worstFirst.flatMap(reviewSections), moved], limit);
}

function reviewSections(review: ReviewResult): Section[] {
  const opening = [
    boldWithHelp(reviewSentence(review, show(review.campaign)), review.problems),
    prose(addedSentence(review)),
  ];
  const first: Section = { text: opening.filter((text) => text !== '').join(' '), priority: 0 };
  const { after, ruleChangesTotal } = review;
  const override = after === null ? [] : overrideSentences(after, code, prose).map(asParagraph);
  const notes: Section = {
    text: [...override, bullets(reviewNotes(review))].filter((text) => text !== '').join('\n\n'),
    priority: 1,
  };
  const rules: Section = {
    text: ruleChangesTotal === 0 ? '' : folded(ruleChangeTitle(review), ruleChangeTable(review)),
    priority: 3,
  };
  const deleted: Section = { text: deletedSuppressions(review), priority: 1 };
  if (review.verdict === 'unchecked' || after === null) {
    const others = [problemList(review.problems.slice(1)), bullets(otherSentences(review))];
    const text = others.filter((list) => list !== '').join('\n');
    return [first, deleted, { text, priority: 1 }, notes, rules, fixes(review)];
  }
  if (isQuiet(review)) return [first, { text: quietLine(review), priority: 1 }, notes, rules];
  return [
    first,
    deleted,
    { text: ratesTable(review, after), priority: 2 },
    { text: bullets(otherSentences(review)), priority: 2 },
    notes,
    rules,
    { text: folded('What the change does', changeTable(review)), priority: 4 },
    fixes(review),
    { text: newFindings(review), priority: 5 },
    { text: folded('What would bounce, and why', causesTable(after)), priority: 6 },
    { text: after.bySource.length > 1 ? folded('By source', sourcesTable(after)) : '', priority: 7 },
    { text: folded('How this was judged', basis(after)), priority: 8 },
  ];
}

function quietLine(review: ReviewResult): string {
  const { change, after } = review;
  const list = after === null ? '' : code(after.list);
  if (isBaseUnknown(review)) return `${counted(change.after, 'recipient')} in ${list}.`;
  return `${count(change.added)} added, ${count(change.removed)} removed in ${list}.`;
}

function otherSentences(review: ReviewResult): string[] {
  return otherReasons(review.reasons)
    .filter((reason) => reason.code !== 'suppressions-deleted')
    .map((reason) => reviewReasonSentence(reason, review));
}

/** The dangerous edit comes first: without these suppressions, people who bounced or opted out would be mailed. */
function deletedSuppressions(review: ReviewResult): string {
  const { suppressions, after } = review;
  const { deleted, deletedByReason, deletedOnList } = suppressions;
  if (deleted === 0) return '';
  const reasons = Object.entries(deletedByReason).map(([reason, number]) => `${count(number)} ${reason}`);
  const are = deletedOnList === 1 ? 'is' : 'are';
  const danger =
    deletedOnList > 0 && !tellsDeletion(review)
      ? ` **${count(deletedOnList)} of them ${are} on the list.**`
      : '';
  const stillCount =
    after === null ? '' : ` ${deleted === 1 ? 'It still counts' : 'They still count'} for this check.`;
  return `**This change deletes ${counted(deleted, 'suppression')}** \\(${reasons.join(', ')}\\).${danger}${stillCount}`;
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

function changeTable(review: ReviewResult): string {
  return [
    '| | how many |',
    '|---|--:|',
    ...reviewChanges(review).map(([name, number]) => `| ${name} | ${count(number)} |`),
  ].join('\n');
}

function fixes(review: ReviewResult): Section {
  const lines = reviewFixLines(review);
  const title = review.verdict === 'warn' ? 'What to do' : 'How to make it pass';
  return { text: lines.length === 0 ? '' : `**${title}**\n\n${bullets(lines)}`, priority: 3 };
}

function newFindings(review: ReviewResult): string {
  if (review.newFindings.length === 0) return '';
  const rows = review.newFindings.map(({ code: finding, count: number, lines }) => {
    const shown = lines.slice(0, 8).join(', ');
    const more = number > 8 ? ` and ${count(number - 8)} more` : '';
    return `| ${helpOn(finding, findingProse[finding].title)} | ${count(number)} | ${shown}${more} |`;
  });
  const added = isBaseUnknown(review) ? '' : 'added ';
  const table = [`| ${added}entries with a finding | how many | lines |`, '|---|--:|---|', ...rows].join(
    '\n',
  );
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
