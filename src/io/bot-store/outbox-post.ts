import type { Kysely } from 'kysely';
import type { PlannedPost } from '../../core/bot/planned-post.ts';
import type { OutboxPost } from './bot-store.ts';
import type { Tables } from './tables.ts';

/** Rows of the outbox with the name of their parent's message, for more conditions. */
export function selectPosts(tables: Kysely<Tables>) {
  return tables
    .selectFrom('gate_post')
    .leftJoin('gate_post as parent_post', 'parent_post.key', 'gate_post.parent')
    .select([
      'gate_post.key',
      'gate_post.channel',
      'gate_post.subject',
      'gate_post.parent',
      'gate_post.state',
      'gate_post.revision',
      'gate_post.sent_revision',
      'gate_post.ts',
      'gate_post.attempts',
      'gate_post.problem',
      'parent_post.ts as parent_ts',
    ]);
}

/** The same in the order of the line: first planned, first sent. */
export function selectPostsInLine(tables: Kysely<Tables>) {
  return selectPosts(tables)
    .orderBy('gate_post.planned_ms')
    .orderBy('gate_post.place')
    .orderBy('gate_post.key');
}

type SelectedPost = Awaited<ReturnType<ReturnType<typeof selectPosts>['execute']>>[number];

/** A row as the rest of the bot knows it. */
export function outboxPost(row: SelectedPost): OutboxPost {
  return {
    key: row.key,
    channel: row.channel,
    // because only `putInLine` writes it, from a subject
    subject: JSON.parse(row.subject) as PlannedPost['subject'],
    parent: row.parent,
    mode: row.ts === null ? 'post-or-update' : 'update',
    state: row.state,
    revision: row.revision,
    sentRevision: row.sent_revision,
    ts: row.ts,
    parentTs: row.parent_ts,
    attempts: row.attempts,
    problem: row.problem,
  };
}
