import { StoreAway } from '../io/bot-store/store-away.ts';
import type { BotContext, BotLedger } from './bot-context.ts';
import { errorFields } from './error-fields.ts';
import { indexLedger, type LedgerLook, lagSeconds } from './index-ledger.ts';
import type { Nudges } from './nudges.ts';

/** What following needs: the context, and the box that its `nudge` puts nudges into. */
export interface FollowContext
  extends Pick<BotContext, 'store' | 'config' | 'clock' | 'ledgers' | 'owner' | 'log' | 'metrics'> {
  readonly nudges: Nudges;
}

// because one nudge often comes with others, and each look asks a server
const shortestPauseMs = 1000;
const mostLooksInARow = 5;

/** Keeps the index of every ledger current until the signal; a trouble of one is no trouble of another. */
export async function followLedgers(context: FollowContext, signal: AbortSignal): Promise<void> {
  await Promise.all(context.ledgers.map((ledger) => new LedgerFollower(context, ledger).follow(signal)));
}

/** Follows one ledger: it is looked at when its time has come and no other replica has just looked, or when it is nudged. */
class LedgerFollower {
  readonly #context: FollowContext;
  readonly #ledger: BotLedger;
  #trouble: string | null = null;

  constructor(context: FollowContext, ledger: BotLedger) {
    this.#context = context;
    this.#ledger = ledger;
  }

  async follow(signal: AbortSignal): Promise<void> {
    const { nudges, clock } = this.#context;
    let why: 'nudged' | 'waited' = 'waited';
    while (!signal.aborted) {
      const startedMs = clock.nowMs();
      await this.#lookSafely(why === 'nudged', signal);
      await clock.sleep(Math.max(0, startedMs + shortestPauseMs - clock.nowMs()), signal);
      why = await nudges.wait(this.#ledger.name, this.#pauseMs(), signal);
    }
    await this.#giveTurnBack();
  }

  /** Because the next start, or another replica, need not wait for what this one no longer does. */
  async #giveTurnBack(): Promise<void> {
    const { store, owner } = this.#context;
    await store.release(this.#turn(), owner).catch(() => undefined);
  }

  #turn(): string {
    return `poll:${this.#ledger.name}`;
  }

  /** A quarter of the time is left to chance, so that replicas and repositories do not ask at once. */
  #pauseMs(): number {
    return this.#pollMs() * (0.75 + 0.25 * this.#context.clock.random());
  }

  #pollMs(): number {
    return this.#context.config.pollSeconds * 1000;
  }

  async #lookSafely(isNudged: boolean, signal: AbortSignal): Promise<void> {
    const { log, metrics } = this.#context;
    try {
      if (isNudged || (await this.#isOurTurn())) await this.#look(signal);
      await this.#measure();
    } catch (error) {
      if (signal.aborted) return;
      // because the look that comes next may go well, nothing ends the following
      metrics.add('bounce_ledger_looks_total', {
        result: error instanceof StoreAway ? 'store-away' : 'crashed',
      });
      log.error('ledger-look', { ledger: this.#ledger.name, ...errorFields(error) });
    }
  }

  /** Of several replicas one looks in each interval. */
  #isOurTurn(): Promise<boolean> {
    const { store, owner, clock } = this.#context;
    const nowMs = clock.nowMs();
    // because the claim must be over when this replica comes again, it is shorter than its shortest pause
    const untilMs = nowMs + Math.max(0, 0.7 * this.#pollMs());
    return store.claim(this.#turn(), owner, { nowMs, untilMs });
  }

  async #look(signal: AbortSignal): Promise<void> {
    for (let looks = 0; looks < mostLooksInARow && !signal.aborted; looks += 1) {
      const look = await untilStopped(indexLedger(this.#context, this.#ledger, signal), signal);
      if (look === null) return;
      this.#tell(look);
      if (look.kind !== 'moved') return;
    }
  }

  #tell(look: LedgerLook): void {
    const { log, metrics } = this.#context;
    const ledger = this.#ledger.name;
    metrics.add('bounce_ledger_looks_total', { result: look.kind });
    if (look.kind === 'moved') return;
    const trouble = troubleOf(look);
    if (look.kind === 'read' && look.added > 0) log.info('ledger-read', { ledger, added: look.added });
    // because a trouble lasts many looks, it is told when it comes and when it goes
    if (trouble !== this.#trouble) {
      if (trouble === null) log.info('ledger-well', { ledger });
      else log.warn('ledger-trouble', { ledger, trouble });
    }
    this.#trouble = trouble;
  }

  async #measure(): Promise<void> {
    const { store, clock, metrics } = this.#context;
    const labels = { ledger: this.#ledger.name };
    const position = await store.position(this.#ledger.name);
    const lag = lagSeconds(position, clock.nowMs());
    if (position === null || lag === null) return;
    metrics.set('bounce_ledger_lag_seconds', lag, labels);
    metrics.set('bounce_index_records', position.records, labels);
    metrics.set('bounce_ledger_quarantined', position.quarantined, labels);
    metrics.set('bounce_ledger_trouble', position.trouble === null ? 0 : 1, labels);
  }
}

function troubleOf(look: Exclude<LedgerLook, { kind: 'moved' }>): string | null {
  if (look.kind === 'read') return look.missing ? 'missing' : null;
  return look.kind === 'unreachable' ? look.reason : look.kind;
}

/** The value, or null when the signal came first; what was begun then ends by itself, and nobody waits for it. */
async function untilStopped<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value | null> {
  const ended = new AbortController();
  const stopped = new Promise<null>((resolve) => {
    if (signal.aborted) resolve(null);
    signal.addEventListener('abort', () => resolve(null), { once: true, signal: ended.signal });
  });
  // because work that was left behind may fail when the store is closed under it
  work.catch(() => undefined);
  try {
    return await Promise.race([work, stopped]);
  } finally {
    ended.abort();
  }
}
