/** An event as an invented service tells it. */
export interface Sent {
  readonly to: string;
  readonly event: string;
  readonly day: string;
  readonly reason?: string;
  readonly campaign?: string;
}

/** An event as SendGrid posts it. */
function posted({ to, event, day, reason, campaign }: Sent): string {
  return JSON.stringify({
    email: to,
    timestamp: Date.parse(`${day}T10:00:00Z`) / 1000,
    event,
    sg_event_id: 'x',
    sg_message_id: `m-${day}`,
    ...(event === 'bounce' ? { type: 'bounce', reason: reason ?? '552 5.2.2 mailbox full' } : {}),
    ...(campaign === undefined ? {} : { singlesend_id: campaign }),
  });
}

/** A dump of events, one a line. */
export function dumpOf(...events: readonly Sent[]): string {
  return events.map(posted).join('\n');
}
