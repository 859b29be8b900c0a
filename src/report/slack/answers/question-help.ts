import type { QuestionWord } from '../../../core/question/question.ts';

/** How a question is asked, what it tells, and an example that can be typed as it is. */
export interface QuestionHelp {
  readonly form: string;
  readonly tells: string;
  readonly example: string;
}

/** The help of every word of `/bounce-rate`. */
export const questionHelp: Readonly<Record<QuestionWord, QuestionHelp>> = {
  latest: {
    form: 'CAMPAIGN',
    tells: 'the newest result; "latest" alone lists all campaigns',
    example: '/bounce-rate spring-launch',
  },
  trend: {
    form: 'trend CAMPAIGN [last:N]',
    tells: 'projected and actual over time, at most 20',
    example: '/bounce-rate trend spring-launch last:10',
  },
  sources: {
    form: 'sources CAMPAIGN',
    tells: 'recipients and rates by source',
    example: '/bounce-rate sources spring-launch',
  },
  reasons: {
    form: 'reasons CAMPAIGN',
    tells: 'who is suppressed and why',
    example: '/bounce-rate reasons spring-launch',
  },
  why: {
    form: 'why CAMPAIGN',
    tells: 'the rules that fired, and the smallest change that would pass',
    example: '/bounce-rate why spring-launch',
  },
  compare: {
    form: 'compare CAMPAIGN CAMPAIGN',
    tells: 'two campaigns side by side; "a vs b" works too',
    example: '/bounce-rate spring-launch vs autumn-sale',
  },
  thresholds: {
    form: 'thresholds [CAMPAIGN]',
    tells: 'the limits, and where it stands to them',
    example: '/bounce-rate thresholds spring-launch',
  },
  calc: {
    form: 'BOUNCED/SENT [CAMPAIGN]',
    tells: 'rate, interval and what it is called; "240 of 12,000" works too',
    example: '/bounce-rate 240/12000',
  },
  outcome: {
    form: 'outcome CAMPAIGN [BOUNCED/SENT]',
    tells: 'record what came of a send',
    example: '/bounce-rate outcome spring-launch 240/12000',
  },
  override: {
    form: 'override CAMPAIGN',
    tells: 'let a failed campaign go once, with a reason; for those who may',
    example: '/bounce-rate override spring-launch',
  },
  share: {
    form: 'share',
    tells: 'show your last answer to the channel',
    example: '/bounce-rate share',
  },
  help: {
    form: 'help [WORD]',
    tells: 'this, or more of one word',
    example: '/bounce-rate help trend',
  },
};
