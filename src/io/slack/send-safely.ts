import type { SlackMessage } from '../../core/slack/block-kit.ts';
import { degradeMessage } from '../../core/slack/degrade-message.ts';
import { judgePayload } from '../../core/slack/judge-payload.ts';
import type { SlackPayload } from '../../core/slack/validate-payload.ts';
import { failed } from './send-request.ts';
import type { SlackAnswer } from './slack-client.ts';

/** What may leave, and whom to tell when something may not; `path` names the place in the payload. */
export interface ExitRules {
  readonly linkHosts: ReadonlySet<string>;
  readonly onWithheld?: (code: string, path: string) => void;
}

/** Judges a payload and sends it; what breaks a rule is withheld whole. */
export async function sendSafely<Payload extends SlackPayload, Value>(
  payload: Payload,
  rules: ExitRules,
  send: (payload: Payload) => Promise<SlackAnswer<Value>>,
): Promise<SlackAnswer<Value>> {
  const problem = judgePayload(payload, rules);
  if (problem === null) return send(payload);
  rules.onWithheld?.(problem.code, problem.path);
  return failed({ kind: 'withheld', code: problem.code });
}

/** The same for a message: what Slack refuses for its blocks is sent again without charts, then without native tables. */
export async function sendMessageSafely<Value>(
  message: SlackMessage,
  rules: ExitRules,
  send: (message: SlackMessage) => Promise<SlackAnswer<Value>>,
): Promise<SlackAnswer<Value>> {
  let answer = await sendSafely(message, rules, send);
  for (const simpler of degradeMessage(message)) {
    if (answer.ok || answer.failure.kind !== 'refused' || !isAboutBlocks(answer.failure.code)) break;
    answer = await sendSafely(simpler, rules, send);
  }
  return answer;
}

function isAboutBlocks(code: string): boolean {
  return code.startsWith('invalid_blocks') || code === 'unsupported_block' || code === 'invalid_attachments';
}
