import type { BotConfig } from '../bot/bot-config.ts';
import type { PlannedPost } from '../bot/planned-post.ts';
import type { CampaignRecords } from '../post/digest-facts.ts';
import { type ReminderFacts, reminderFacts } from '../post/reminder-facts.ts';
import { channelsFor } from './channels-for.ts';
import { reminderKey } from './post-keys.ts';
import { checksOf } from './run-notice.ts';

const hourMs = 3_600_000;

/** The reminders that are due: for each channel the one with the nearest lead, so that a bot that was away tells one. */
export function planReminders(
  campaigns: readonly CampaignRecords[],
  { channels, freshHours }: Pick<BotConfig, 'channels' | 'freshHours'>,
  nowMs: number,
): readonly PlannedPost[] {
  return campaigns.flatMap(({ ledger, records }) => {
    const facts = sendThatLacks(records, { freshHours, nowMs });
    if (facts === null) return [];
    const { check, sendAtMs } = facts;
    return channelsFor(channels, ledger, check).flatMap(({ id: channel, remindHours }) => {
      const due = remindHours.filter((hours) => sendAtMs - hours * hourMs <= nowMs);
      if (due.length === 0) return [];
      const { campaign } = check;
      const hours = Math.min(...due);
      const key = reminderKey({ ledger, campaign, channel }, sendAtMs, hours);
      const subject = { kind: 'reminder', ledger, campaign, sendAtMs, hours } as const;
      return [{ key, channel, subject, parent: null, mode: 'post-or-update' } as const];
    });
  });
}

function sendThatLacks(
  records: CampaignRecords['records'],
  now: { readonly freshHours: number; readonly nowMs: number },
): ReminderFacts | null {
  const sendAt = checksOf(records).at(-1)?.sendAt ?? null;
  return sendAt === null ? null : reminderFacts(records, { ...now, sendAtMs: Date.parse(sendAt) });
}
