import type { LogEvent } from './log-event.ts';

/** The last word on the recipients of mails that a server still tries, so that they are known when it gives up. */
export class ExpiringMails {
  readonly #limit: number;
  readonly #mails = new Map<string, Map<string, LogEvent>>();

  /** Remembers so many mails, and forgets the oldest first. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  note(queueId: string, event: LogEvent): void {
    const known = this.#mails.get(queueId);
    if (event.event !== 'deferred') {
      known?.delete(event.address);
      return;
    }
    const recipients = known ?? new Map<string, LogEvent>();
    if (recipients.size < this.#limit) recipients.set(event.address, event);
    if (known !== undefined) return;
    this.#mails.set(queueId, recipients);
    const [oldest] = this.#mails.keys();
    if (this.#mails.size > this.#limit && oldest !== undefined) this.#mails.delete(oldest);
  }

  /** The recipients that a mail had not reached, as bounced. */
  expire(queueId: string): readonly LogEvent[] {
    const recipients = [...(this.#mails.get(queueId)?.values() ?? [])];
    this.#mails.delete(queueId);
    return recipients.map((event) => ({ ...event, event: 'bounced', reported: 'expired' }));
  }

  forget(queueId: string): void {
    this.#mails.delete(queueId);
  }
}
