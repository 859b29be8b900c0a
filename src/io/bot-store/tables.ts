import type { LedgerRecord } from '../../core/ledger/ledger-record.ts';
import type { LedgerPosition, PostState } from './bot-store.ts';

/** How far each ledger is indexed. */
interface LedgerRow {
  ledger: string;
  tip: string | null;
  waiting: string;
  indexed_at_ms: number;
  records: number;
  quarantined: number;
  trouble: LedgerPosition['trouble'];
}

/** Records in the order of their branch; `body` is the record as JSON. */
interface RecordRow {
  ledger: string;
  id: string;
  campaign: string;
  kind: LedgerRecord['kind'];
  place: number;
  at_ms: number;
  body: string;
}

/** Campaigns by name, with their newest check; none for a campaign that only has records of other kinds. */
interface CampaignRow {
  ledger: string;
  campaign: string;
  check_id: string | null;
  checked_at_ms: number;
}

/** The outbox; `subject` is JSON. `planned_ms` and `place` are its place in line. */
interface PostRow {
  key: string;
  channel: string;
  subject: string;
  parent: string | null;
  state: PostState;
  revision: number;
  /** The revision of the last try. */
  tried_revision: number;
  sent_revision: number;
  ts: string | null;
  attempts: number;
  problem: string | null;
  owner: string | null;
  lease_until_ms: number;
  planned_ms: number;
  place: number;
}

/** Whose turn it is: a channel sends one post at a time. */
interface ChannelRow {
  channel: string;
  /** Key of the post under way, and until when it is believed to be. */
  busy_key: string | null;
  busy_until_ms: number;
  not_before_ms: number;
  served_ms: number;
}

/** What one of many has taken for itself. */
interface ClaimRow {
  key: string;
  owner: string;
  until_ms: number;
}

/** The last question of a user in a channel. */
interface QuestionRow {
  user_id: string;
  channel: string;
  question: string;
  at_ms: number;
}

/** Sealed tokens of workspaces. */
interface InstallationRow {
  team: string;
  sealed: string;
  key_id: string;
  at_ms: number;
}

/**
 * The tables. SQL that SQLite and PostgreSQL share: text, integer, and double precision for epoch milliseconds, which
 * are exact in it and pass the range of an integer.
 */
export interface Tables {
  gate_schema: { version: number };
  gate_ledger: LedgerRow;
  gate_record: RecordRow;
  gate_campaign: CampaignRow;
  gate_post: PostRow;
  gate_channel: ChannelRow;
  gate_claim: ClaimRow;
  gate_question: QuestionRow;
  gate_installation: InstallationRow;
}
