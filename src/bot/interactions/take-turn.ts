import type { BotContext } from '../bot-context.ts';

/** A turn at something that only one may do at a time; it has to be ended. */
export type Turn =
  | { readonly ok: true; readonly end: () => Promise<void> }
  /** Somebody else had it all the time: by the name they claimed with. */
  | { readonly ok: false; readonly holder: string | null };

/** How long one turn may last: reading and writing a ledger have a minute and a half in all. */
const turnMs = 120_000;
/** How long others wait for it. */
const patienceMs = 30_000;
const pauseMs = 500;

/** Waits for a turn at `key`, over all replicas. */
export async function takeTurn(
  { store, clock, log }: BotContext,
  { key, owner }: { readonly key: string; readonly owner: string },
): Promise<Turn> {
  const endMs = clock.nowMs() + patienceMs;
  for (;;) {
    const nowMs = clock.nowMs();
    if (await store.claim(key, owner, { nowMs, untilMs: nowMs + turnMs })) break;
    if (nowMs >= endMs) return { ok: false, holder: await store.holder(key, nowMs) };
    await clock.sleep(pauseMs);
  }
  const end = async () => {
    // because a turn that is not given back ends by itself
    await store.release(key, owner).catch(() => log.warn('turn-kept'));
  };
  return { ok: true, end };
}
