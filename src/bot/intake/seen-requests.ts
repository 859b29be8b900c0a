import type { RequestSeal } from '../../core/bot/judge-request.ts';
import type { Incoming } from '../../core/bot/parse-incoming.ts';
import type { BotStore } from '../../io/bot-store/bot-store.ts';

/** `again` for Slack's second delivery of the same thing, `replay` for the very same request. */
export type Seen =
  | {
      readonly seen: 'first';
      /** Forgets it, so that another delivery is handled: for one that could not be. */
      readonly giveBack: () => Promise<void>;
    }
  | { readonly seen: 'again' | 'replay' };

/** Tells whether a request was there before, in any replica; throws `StoreAway`. */
export type TakeRequest = (incoming: Incoming, seal: RequestSeal | null) => Promise<Seen>;

// because Bolt takes requests up to 5 minutes old, and our clock may be behind Slack's by one more (SECURITY T20)
const rememberMs = 10 * 60 * 1000;

/** Remembers requests in the store that all replicas share. */
export function openSeenRequests(parts: {
  readonly store: Pick<BotStore, 'claim' | 'release' | 'holder'>;
  readonly nowMs: () => number;
  readonly owner: string;
}): TakeRequest {
  const { store, nowMs, owner } = parts;
  let number = 0;
  return async (incoming, seal) => {
    const key = keyOf(incoming, seal);
    if (key === null) return { seen: 'first', giveBack: () => Promise.resolve() };
    number += 1;
    // because what holds the key tells a replay from Slack's own second delivery, which is signed anew
    const holder = `${seal?.signature ?? ''}#${owner}#${number}`;
    const options = { nowMs: nowMs(), untilMs: nowMs() + rememberMs };
    if (await store.claim(key, holder, options)) {
      return { seen: 'first', giveBack: () => store.release(key, holder) };
    }
    const before = await store.holder(key, nowMs());
    const isSame = seal !== null && before?.startsWith(`${seal.signature}#`) === true;
    return { seen: isSame ? 'replay' : 'again' };
  };
}

function keyOf({ id }: Incoming, seal: RequestSeal | null): string | null {
  if (id !== null) return `seen:${id}`;
  return seal === null ? null : `seen:signature:${seal.signature}`;
}
