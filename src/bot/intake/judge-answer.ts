import type { SlackMessage, SlackModal } from '../../core/slack/block-kit.ts';
import { findsAddress } from '../../core/slack/find-address.ts';
import { judgePayload, type PayloadRules } from '../../core/slack/judge-payload.ts';
import { textsOf } from '../../core/slack/texts-of.ts';

/** Why what goes out inside an acknowledgement may not go; null when it may. */
export function judgeAnswer(body: unknown, rules: PayloadRules): string | null {
  if (typeof body !== 'object' || body === null) return body === undefined ? null : 'not-a-message';
  if ('blocks' in body && 'text' in body) {
    // because only our own renderers make messages, and the judge looks at every member of it
    const { text, blocks } = body as Pick<SlackMessage, 'text' | 'blocks'>;
    return judgePayload({ text, blocks }, rules)?.code ?? null;
  }
  if ('view' in body) {
    // because only our own renderers make modals
    return judgePayload(body.view as SlackModal, rules)?.code ?? null;
  }
  return textsOf(body).some(({ text }) => findsAddress(text)) ? 'address' : null;
}
