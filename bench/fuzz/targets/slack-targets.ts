import { judgeRequest } from '../../../src/core/bot/judge-request.ts';
import { parseIncoming } from '../../../src/core/bot/parse-incoming.ts';
import { type FuzzTarget, hiddenReading, textInput, textOf } from '../fuzz-target.ts';

const team = 'T0A';
const bodies = [
  {
    command: '/bounce-rate',
    text: 'spring',
    team_id: team,
    channel_id: 'C0A',
    user_id: 'U0A',
    api_app_id: 'A0A',
    response_url: 'https://hooks.slack.com/commands/1',
    trigger_id: '1.2.abc',
  },
  {
    type: 'block_actions',
    team: { id: team },
    user: { id: 'U0A', team_id: team },
    actions: [{ action_id: 'gate.why', action_ts: '12.3' }],
    trigger_id: '1.2.abc',
  },
  {
    type: 'view_submission',
    team: null,
    user: { id: 'U0A', team_id: team },
    view: { id: 'V0A', callback_id: 'gate.override', hash: '1.a' },
  },
  { type: 'event_callback', team_id: team, event_id: 'Ev0A', event: { type: 'app_home_opened' } },
];
const rules = { teams: [team], app: 'A0A', responseOrigins: ['https://hooks.slack.com'] };

/** The body of a request, as JSON or as a form; one that is taken is of our team and is answered at Slack. */
export const slackRequestTarget: FuzzTarget = {
  name: 'slack-request',
  seeds: () =>
    bodies.flatMap((body) => [
      textInput('json', JSON.stringify(body)),
      textInput('form', new URLSearchParams({ payload: JSON.stringify(body) }).toString()),
    ]),
  read: async (input) => {
    const parsed = parseIncoming(bodyOf(input.name, textOf(input)));
    if (!parsed.ok) return hiddenReading(parsed.reason, parsed);
    const { incoming } = parsed;
    const refusal = judgeRequest(incoming, rules, { seal: null, nowMs: 0 });
    if (refusal === null && (incoming.team !== team || !isOfSlack(incoming.responseUrl))) {
      throw new Error('a foreign request is taken');
    }
    return hiddenReading(`${incoming.kind} ${refusal}`, [incoming, refusal]);
  },
};

function isOfSlack(url: string | null): boolean {
  // because where an answer goes is what a URL means and not how it is written
  return url === null || new URL(url).href.startsWith('https://hooks.slack.com/');
}

function bodyOf(form: string, text: string): unknown {
  const json = form === 'form' ? new URLSearchParams(text).get('payload') : text;
  try {
    return JSON.parse(json ?? '');
  } catch {
    return Object.fromEntries(new URLSearchParams(text));
  }
}
