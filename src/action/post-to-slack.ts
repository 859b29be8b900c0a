import type { CampaignResult, Verdict } from '../core/campaign-result.ts';
import { checkRecordOf } from '../core/ledger/check-record.ts';
import type { CardFacts } from '../core/post/card-facts.ts';
import { planRunPosts } from '../core/post/plan-run-posts.ts';
import { runLink } from '../core/post/run-link.ts';
import type { SlackMessage } from '../core/slack/block-kit.ts';
import { toolVersion } from '../core/tool-version.ts';
import { newRecordId } from '../io/history/write-records.ts';
import { cardMessage } from '../report/slack/posts/card-message.ts';
import { runProblemMessage } from '../report/slack/posts/run-problem-message.ts';
import { slackSentence } from '../report/slack/posts/slack-sentences.ts';
import type { ActionLedger } from './action-ledger.ts';
import { markOfRun, runOrigin } from './run-origin.ts';
import { openSlackExit, type SlackExit } from './slack-exit.ts';
import type { SlackInputs } from './slack-inputs.ts';

/** A run that is over, and what its workflow says of Slack. */
export interface SlackTold {
  readonly slack: SlackInputs;
  /** True on files of a fork, which must not reach a channel. */
  readonly isReadOnly: boolean;
  readonly verdict: Verdict;
  readonly results: readonly CampaignResult[];
  readonly ledger: Pick<ActionLedger, 'history'> | null;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly nowMs: number;
}

/** A line for the log. */
export interface SlackSaid {
  readonly level: 'info' | 'notice';
  readonly sentence: string;
}

/** Cards of one run: more are a flood, which nobody reads. */
const mostCards = 20;

/** Posts the cards of a run, the worst campaign first, and tells what the log should say. Whatever happens, the verdict stands. */
export async function postToSlack(told: SlackTold): Promise<readonly SlackSaid[]> {
  const { slack, isReadOnly } = told;
  if (slack.kind === 'off') return [];
  if (isReadOnly) return [{ level: 'info', sentence: slackSentence('slack-foreign-files') }];
  if (slack.kind === 'wrong') {
    const level = slack.problem === 'slack-no-secret' ? 'info' : 'notice';
    return [{ level, sentence: slackSentence(slack.problem) }];
  }
  const messages = messagesOf(told, slack.notify);
  const exit = openSlackExit(slack, told.env);
  const failures = await sendAll(exit, messages.slice(0, mostCards));
  const more = messages.length - mostCards;
  return [
    ...failures.map((code) => ({ level: 'notice', sentence: slackSentence(code) }) as const),
    ...(more > 0
      ? [
          {
            level: 'info',
            sentence: `${more} more campaigns are in the job summary and not in Slack.`,
          } as const,
        ]
      : []),
  ];
}

interface Addressed {
  /** The channel that the policy names for the campaign. */
  readonly wanted: string | null;
  readonly message: SlackMessage;
}

function messagesOf(
  { results, verdict, ledger, env, nowMs }: SlackTold,
  notify: Exclude<SlackInputs, { kind: 'off' | 'wrong' }>['notify'],
): readonly Addressed[] {
  const run = runOrigin(env);
  const { GITHUB_SERVER_URL: server = '', GITHUB_REPOSITORY: repository = '' } = env;
  const runUrl = runLink(run, { server, repository });
  if (results.length === 0) {
    return verdict === 'unchecked' ? [{ wanted: null, message: runProblemMessage(runUrl) }] : [];
  }
  const mark = markOfRun(env);
  const tip = ledger?.history?.tip ?? null;
  const checks = results.map((result) =>
    checkRecordOf(result, { id: newRecordId(nowMs, mark), atMs: nowMs, tool: toolVersion, run }, tip),
  );
  const before = ledger?.history?.records ?? [];
  return planRunPosts({ checks, before, notify, nowMs }).map((facts: CardFacts) => ({
    wanted: facts.check.rules?.slackChannel ?? null,
    message: cardMessage(facts, { runUrl, bot: null }),
  }));
}

/** Sends one after the other; gives each kind of failure once, and stops where nothing more would be taken. */
async function sendAll(exit: SlackExit, messages: readonly Addressed[]): Promise<readonly string[]> {
  const failures = new Set<string>();
  for (const [place, { wanted, message }] of messages.entries()) {
    if (place > 0) await exit.pause();
    const failure = await exit.send(wanted, message);
    if (failure === null) continue;
    failures.add(failure.code);
    if (failure.isFinal) break;
  }
  return [...failures];
}
