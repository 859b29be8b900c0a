/** A campaign of a ledger, in a channel. */
export interface CampaignPlace {
  readonly ledger: string;
  readonly campaign: string;
  readonly channel: string;
}

// because names of ledgers, campaigns and channels have no colon, equal keys mean equal posts; none is above 250 characters

/** Key of the one card of a run. */
export function cardKey({ ledger, campaign, channel }: CampaignPlace, run: string): string {
  return `card:${ledger}:${campaign}:${run}:${channel}`;
}

/** Key of what a record says in the thread of its card. */
export function replyKey({ ledger, campaign, channel }: CampaignPlace, record: string): string {
  return `reply:${ledger}:${campaign}:${record}:${channel}`;
}

/** Key of the reminder this many hours before a send. */
export function reminderKey(
  { ledger, campaign, channel }: CampaignPlace,
  sendAtMs: number,
  hours: number,
): string {
  return `remind:${ledger}:${campaign}:${sendAtMs}:${hours}:${channel}`;
}

/** Key of the digest of an ISO 8601 week such as `2026-W47`. */
export function digestKey(channel: string, week: string): string {
  return `digest:${channel}:${week}`;
}
