import type { CampaignResult, Verdict } from '../../core/campaign-result.ts';
import type { RunResult } from '../../core/run-result.ts';
import { isOverridden, verdictSentence } from '../headline.ts';
import { counted } from '../numbers.ts';
import { scheduleSentences } from '../schedule-sentences.ts';
import { show } from '../show.ts';
import { asSentence, bullets } from './blocks.ts';
import { campaignParts } from './campaign-parts.ts';
import type { Element } from './element.ts';
import { otherProblems, problemList } from './help.ts';
import { page } from './page.ts';
import { entriesOf } from './page-entry.ts';

/** A run as one HTML document: the verdict first, then each campaign; nothing in it loads, runs or sends anything. */
export function htmlReport(run: RunResult): string {
  const { campaigns, problems } = run;
  const schedule = scheduleSentences(run);
  const [only] = campaigns;
  if (problems.length > 0 || only === undefined) {
    const stopped = problems.length > 0 || run.verdict === 'unchecked';
    const headline = stopped
      ? 'Could not check, so nothing may be sent.'
      : asSentence(schedule[0] ?? 'Nothing is due');
    const body = [...problemList(problems), ...bullets(schedule.slice(stopped ? 0 : 1))];
    return page({ kind: 'check', verdict: run.verdict, headline, body, contents: [] });
  }
  const alone = campaigns.length === 1;
  const entries = entriesOf(
    campaigns.map((result) => ({
      name: show(result.campaign),
      verdict: result.verdict,
      sentence: verdictSentence(result, show(result.campaign)),
      parts: (id: string): readonly Element[] => partsOf(result, { id, level: alone ? 2 : 3 }),
    })),
  );
  const headline = alone ? verdictSentence(only, show(only.campaign)) : runSentence(campaigns);
  return page({
    kind: 'check',
    verdict: run.verdict,
    headline,
    body: [...bullets(schedule), ...entries.body],
    contents: entries.contents,
  });
}

function partsOf(result: CampaignResult, placed: Parameters<typeof campaignParts>[1]): readonly Element[] {
  if (result.verdict === 'unchecked') return otherProblems(result.problems);
  return campaignParts(result, placed);
}

const outcomes = {
  unchecked: 'could not be checked',
  fail: 'did not pass',
  warn: 'passed with a warning',
  pass: 'passed',
} as const satisfies Readonly<Record<Verdict, string>>;

/** How many campaigns came out how, the worst first: `Of 3 campaigns, 1 did not pass and 2 passed.` */
function runSentence(campaigns: readonly CampaignResult[]): string {
  const words = campaigns.map((result) =>
    isOverridden(result) ? 'was overridden' : outcomes[result.verdict],
  );
  const order = [outcomes.unchecked, outcomes.fail, 'was overridden', outcomes.warn, outcomes.pass];
  const told = order.flatMap((outcome) => {
    const number = words.filter((word) => word === outcome).length;
    return number === 0 ? [] : [{ outcome, number }];
  });
  const [first] = told;
  if (told.length === 1 && first !== undefined) {
    return `All ${counted(campaigns.length, 'campaign')} ${plural(first.outcome, 2)}.`;
  }
  const parts = told.map(({ outcome, number }) => `${number} ${plural(outcome, number)}`);
  const last = parts.pop() ?? '';
  return `Of ${counted(campaigns.length, 'campaign')}, ${parts.join(', ')} and ${last}.`;
}

function plural(outcome: string, number: number): string {
  return number === 1 ? outcome : outcome.replace('was ', 'were ');
}
