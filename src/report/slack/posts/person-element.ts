import { parseSlackName } from '../../../core/access/slack-person.ts';
import type { OverrideRecord } from '../../../core/ledger/ledger-record.ts';
import type { RichTextElement } from '../../../core/slack/block-kit.ts';
import { richText } from '../mrkdwn.ts';
import { guarded } from './guarded.ts';

/** Who overrode: somebody in Slack by their name there, everybody else by the word of the record. */
export function personElement({ by, via }: Pick<OverrideRecord, 'by' | 'via'>): RichTextElement {
  const person = via === 'slack' ? parseSlackName(by) : null;
  return person === null ? richText(guarded(by)) : { type: 'user', user_id: person.user };
}
