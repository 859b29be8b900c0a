import type { DeliveryPlan, MailedSend, SentList } from './plan-implied-deliveries.ts';
import type { SendSkip } from './sends-skipped.ts';

/** Takes the recipients of one list, of which nothing is known until it was read to its end. */
export interface SentListReading {
  /** False when there is no room for more recipients. */
  readonly add: (key: string) => boolean;
  /** The list is the one that was sent, and this was all of it. */
  readonly keep: () => void;
  /** It is not, or not all of it: takes back what was added. */
  readonly undo: () => void;
}

/** Most recipients that are remembered. Judgement: about 0.45 GB, at 112 bytes each as measured. */
const maxRecipients = 4_000_000;

/**
 * Which recipients were on the lists of which recorded sends. Lists may be read in any order; one number per recipient
 * is kept, with a bit for each send.
 */
export class ImpliedDeliveries {
  readonly sends: readonly MailedSend[];
  readonly #bits = new Map<string, number>();
  readonly #skipped: SendSkip[];
  readonly #maxRecipients: number;
  #read = 0;

  constructor({ sends, skipped }: Omit<DeliveryPlan, 'lists'>, most = maxRecipients) {
    this.sends = sends;
    this.#skipped = [...skipped];
    this.#maxRecipients = most;
  }

  /** Per recipient the sends it was on the list of, the first of `sends` as the lowest bit. */
  get bits(): ReadonlyMap<string, number> {
    return this.#bits;
  }

  /** Why sends imply nothing, one for each. */
  get skipped(): readonly SendSkip[] {
    return this.#skipped;
  }

  /** The sends whose lists were read, as bits. */
  get read(): number {
    return this.#read;
  }

  /** Starts the reading of a list; end it with `keep` or `undo`. */
  open({ sends }: Pick<SentList, 'sends'>): SentListReading {
    const bits = sends.reduce((all, place) => all | (1 << place), 0);
    return {
      add: (key) => this.#add(key, bits),
      keep: () => {
        this.#read |= bits;
      },
      undo: () => this.#forget(bits),
    };
  }

  /** Notes that the sends of a list imply nothing, because it could not be read. */
  skip({ sends }: Pick<SentList, 'sends'>, reason: SendSkip): void {
    this.#skipped.push(...sends.map(() => reason));
  }

  #add(key: string, bits: number): boolean {
    const known = this.#bits.get(key);
    if (known === undefined && this.#bits.size >= this.#maxRecipients) return false;
    this.#bits.set(key, (known ?? 0) | bits);
    return true;
  }

  #forget(bits: number): void {
    for (const [key, known] of this.#bits) {
      if ((known & bits) === 0) continue;
      if ((known & ~bits) === 0) this.#bits.delete(key);
      else this.#bits.set(key, known & ~bits);
    }
  }
}
