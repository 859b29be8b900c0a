import { readFileSync } from 'node:fs';
import { type BounceClass, bounceClasses } from '../../../src/core/bounce/bounce-class.ts';
import type { BounceReply } from '../../../src/core/bounce/bounce-reply.ts';
import { replyOf } from './reply-of.ts';

export interface LabelledReply {
  readonly reply: BounceReply;
  readonly class: BounceClass;
}

/**
 * Invented replies in the manner of many servers, each with the class that it must get. The people and most hosts are
 * invented as well; a provider's name stands where its own words are the point.
 */
export const labelledReplies: readonly LabelledReply[] = readFileSync(
  'test/core/bounce/data/replies.ndjson',
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => {
    const { class: label, ...parts } = JSON.parse(line);
    const known = bounceClasses.find((name) => name === label);
    if (known === undefined) throw new Error(`no class ${label}`);
    return { reply: replyOf(parts), class: known };
  });
