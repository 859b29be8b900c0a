import { verdicts } from '../../core/campaign-result.ts';
import type { ReviewResult } from '../../core/review/review-result.ts';
import type { RunReview } from '../../core/review/run-review.ts';
import { counted } from '../numbers.ts';
import { baseMovedSentence } from '../review-notes.ts';
import { reviewSentence } from '../review-sentence.ts';
import { show } from '../show.ts';
import { bullets, facts } from './blocks.ts';
import { element } from './element.ts';
import { problemList } from './help.ts';
import { page } from './page.ts';
import { entriesOf } from './page-entry.ts';
import { reviewParts } from './review-parts.ts';

/** The review of a change as one HTML document, the worst campaign first. */
export function reviewHtml(run: RunReview): string {
  const { problems, reviews, verdict } = run;
  const [only] = reviews;
  if (problems.length > 0 || only === undefined) {
    const untouched = 'No campaign is touched by this change, so nothing was checked.';
    const headline = problems.length > 0 ? 'Could not check this change.' : untouched;
    return page({ kind: 'review', verdict, headline, body: problemList(problems), contents: [] });
  }
  const worstFirst = [...reviews].sort((a, b) => verdicts.indexOf(b.verdict) - verdicts.indexOf(a.verdict));
  const alone = reviews.length === 1;
  const entries = entriesOf(
    worstFirst.map((review) => ({
      name: show(review.campaign),
      verdict: review.verdict,
      sentence: reviewSentence(review, show(review.campaign)),
      parts: (id: string) => reviewParts(review, { id, level: alone ? 2 : 3 }),
    })),
  );
  const headline = alone ? reviewSentence(only, show(only.campaign)) : changeSentence(reviews);
  const moved = baseMovedSentence(run.baseMoved);
  const body = [commits(run), ...bullets(moved === '' ? [] : [moved]), ...entries.body];
  return page({ kind: 'review', verdict, headline, body, contents: entries.contents });
}

function commits({ base, head }: RunReview) {
  const code = (commit: string) => element('code', {}, commit.slice(0, 12));
  return facts([
    ['Compared with', code(base)],
    ['Change', code(head)],
  ]);
}

/** What a change does to several campaigns: `This change touches 3 campaigns: 1 fails, 2 pass.` */
function changeSentence(reviews: readonly ReviewResult[]): string {
  const words = {
    unchecked: ['could not be checked', 'could not be checked'],
    fail: ['must not be merged as it is', 'must not be merged as they are'],
    warn: ['deserves a look', 'deserve a look'],
    pass: ['stays fine', 'stay fine'],
  } as const;
  const told = (['unchecked', 'fail', 'warn', 'pass'] as const).flatMap((verdict) => {
    const number = reviews.filter((review) => review.verdict === verdict).length;
    return number === 0 ? [] : [`${number} ${words[verdict][number === 1 ? 0 : 1]}`];
  });
  return `This change touches ${counted(reviews.length, 'campaign')}: ${told.join(', ')}.`;
}
