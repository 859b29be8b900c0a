import type { BotStore } from './bot-store.ts';
import type { StoreDatabase } from './store-database.ts';

const keptForMs = 24 * 3_600_000;
const sweepEveryMs = 60_000;

/** The part of the store that knows what each user asked last in a channel, for a day. */
export function questions({
  reader,
  writer,
}: StoreDatabase): Pick<BotStore, 'rememberQuestion' | 'lastQuestion'> {
  let sweptMs = Number.NEGATIVE_INFINITY;
  return {
    rememberQuestion: async (user, channel, question, nowMs) => {
      await writer
        .insertInto('gate_question')
        .values({ user_id: user, channel, question, at_ms: nowMs })
        .onConflict((conflict) =>
          conflict.columns(['user_id', 'channel']).doUpdateSet({ question, at_ms: nowMs }),
        )
        .execute();
      if (nowMs < sweptMs + sweepEveryMs) return;
      sweptMs = nowMs;
      // because what people typed is kept no longer than it is of use
      await writer
        .deleteFrom('gate_question')
        .where('at_ms', '<', nowMs - keptForMs)
        .execute();
    },
    lastQuestion: async (user, channel) => {
      const row = await reader
        .selectFrom('gate_question')
        .select('question')
        .where('user_id', '=', user)
        .where('channel', '=', channel)
        .executeTakeFirst();
      return row?.question ?? null;
    },
  };
}
