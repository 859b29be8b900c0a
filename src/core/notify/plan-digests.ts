import type { BotConfig } from '../bot/bot-config.ts';
import type { PlannedPost } from '../bot/planned-post.ts';
import { digestMoment } from './digest-moment.ts';
import { digestKey } from './post-keys.ts';

// because a digest of a week that is long over is no news, and a bot that was just set up need not tell the last one
const latestMs = 12 * 3_600_000;

/** The digests that are due, one for each channel that wants one. */
export function planDigests(
  { channels, timeZone }: Pick<BotConfig, 'channels' | 'timeZone'>,
  nowMs: number,
): readonly PlannedPost[] {
  return channels.flatMap(({ id: channel, digest }): PlannedPost[] => {
    if (digest === null) return [];
    const { untilMs, week } = digestMoment(digest, timeZone, nowMs);
    if (nowMs - untilMs > latestMs) return [];
    const subject = { kind: 'digest', untilMs } as const;
    return [{ key: digestKey(channel, week), channel, subject, parent: null, mode: 'post-or-update' }];
  });
}
