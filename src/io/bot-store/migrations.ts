import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** One step of the tables, from the version before. */
export type Migration = (tables: Kysely<Tables>) => Promise<void>;

/** Every step there ever was, in order; one that was released is never changed. */
export const migrations: readonly Migration[] = [
  async (tables) => {
    await makeIndex(tables);
    await makeOutbox(tables);
    await makeOwnTables(tables);
  },
];

async function makeIndex({ schema }: Kysely<Tables>): Promise<void> {
  await schema
    .createTable('gate_ledger')
    .addColumn('ledger', 'text', (column) => column.primaryKey())
    .addColumn('tip', 'text')
    .addColumn('waiting', 'text', (column) => column.notNull())
    .addColumn('indexed_at_ms', 'double precision', (column) => column.notNull())
    .addColumn('records', 'integer', (column) => column.notNull())
    .addColumn('quarantined', 'integer', (column) => column.notNull())
    .addColumn('trouble', 'text')
    .execute();
  await schema
    .createTable('gate_record')
    .addColumn('ledger', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('campaign', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('place', 'integer', (column) => column.notNull())
    .addColumn('at_ms', 'double precision', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('gate_record_key', ['ledger', 'id'])
    .execute();
  await schema
    .createIndex('gate_record_of_campaign')
    .on('gate_record')
    .columns(['ledger', 'campaign', 'kind', 'place'])
    .execute();
  await schema.createIndex('gate_record_by_time').on('gate_record').columns(['ledger', 'at_ms']).execute();
  await schema
    .createTable('gate_campaign')
    .addColumn('ledger', 'text', (column) => column.notNull())
    .addColumn('campaign', 'text', (column) => column.notNull())
    .addColumn('check_id', 'text')
    .addColumn('checked_at_ms', 'double precision', (column) => column.notNull())
    .addPrimaryKeyConstraint('gate_campaign_key', ['ledger', 'campaign'])
    .execute();
  await schema.createIndex('gate_campaign_by_time').on('gate_campaign').columns(['checked_at_ms']).execute();
}

async function makeOutbox({ schema }: Kysely<Tables>): Promise<void> {
  await schema
    .createTable('gate_post')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('parent', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('tried_revision', 'integer', (column) => column.notNull())
    .addColumn('sent_revision', 'integer', (column) => column.notNull())
    .addColumn('ts', 'text')
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('problem', 'text')
    .addColumn('owner', 'text')
    .addColumn('lease_until_ms', 'double precision', (column) => column.notNull())
    .addColumn('planned_ms', 'double precision', (column) => column.notNull())
    .addColumn('place', 'integer', (column) => column.notNull())
    .execute();
  // because this finds the next post of each channel, in order, and counts posts by state
  await schema
    .createIndex('gate_post_in_line')
    .on('gate_post')
    .columns(['state', 'channel', 'planned_ms', 'place', 'key'])
    .execute();
  await schema.createIndex('gate_post_replies').on('gate_post').columns(['parent']).execute();
  await schema
    .createTable('gate_channel')
    .addColumn('channel', 'text', (column) => column.primaryKey())
    .addColumn('busy_key', 'text')
    .addColumn('busy_until_ms', 'double precision', (column) => column.notNull())
    .addColumn('not_before_ms', 'double precision', (column) => column.notNull())
    .addColumn('served_ms', 'double precision', (column) => column.notNull())
    .execute();
}

async function makeOwnTables({ schema }: Kysely<Tables>): Promise<void> {
  await schema
    .createTable('gate_claim')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('until_ms', 'double precision', (column) => column.notNull())
    .execute();
  await schema.createIndex('gate_claim_by_time').on('gate_claim').columns(['until_ms']).execute();
  await schema
    .createTable('gate_question')
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('question', 'text', (column) => column.notNull())
    .addColumn('at_ms', 'double precision', (column) => column.notNull())
    .addPrimaryKeyConstraint('gate_question_key', ['user_id', 'channel'])
    .execute();
  await schema.createIndex('gate_question_by_time').on('gate_question').columns(['at_ms']).execute();
  await schema
    .createTable('gate_installation')
    .addColumn('team', 'text', (column) => column.primaryKey())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .addColumn('key_id', 'text', (column) => column.notNull())
    .addColumn('at_ms', 'double precision', (column) => column.notNull())
    .execute();
}
