import type { EventKind } from '../event-kind.ts';
import type { LogEvent } from './log-event.ts';

/** What a line of Postfix says: of a recipient, or of a whole mail. */
export type PostfixLine =
  | { readonly kind: 'delivery'; readonly queueId: string; readonly event: LogEvent | null }
  | { readonly kind: 'expired'; readonly queueId: string }
  | { readonly kind: 'removed'; readonly queueId: string };

/** `status=`; probes of addresses (`deliverable`, `undeliverable`) are no mail. */
const statuses: ReadonlyMap<string, EventKind> = new Map<string, EventKind>([
  ['sent', 'delivered'],
  ['bounced', 'bounced'],
  ['softbounce', 'bounced'],
  ['deferred', 'deferred'],
]);

const expired: ReadonlySet<string> = new Set(['expired', 'force-expired']);

/** Reads a line of Postfix's log; null for one that tells nothing of a delivery. Linear. */
export function readPostfixLine(line: string): PostfixLine | null {
  const told = line.includes('status=') || line.endsWith(': removed');
  const program = told ? line.indexOf('postfix') : -1;
  const end = program < 0 ? -1 : line.indexOf(']: ', program);
  if (end < 0) return null;
  const rest = line.slice(end + 3);
  const colon = rest.indexOf(': ');
  const queueId = rest.slice(0, colon);
  if (colon < 5 || colon > 24 || !/^[0-9A-Za-z]+$/.test(queueId)) return null;
  const text = rest.slice(colon + 2);
  if (text === 'removed') return { kind: 'removed', queueId };
  return text.startsWith('to=<') ? readRecipient(text, queueId) : readWhole(text, queueId);
}

function readWhole(text: string, queueId: string): PostfixLine | null {
  const word = wordAfter(text, 'status=', text.indexOf('>, ') + 1);
  return text.startsWith('from=<') && expired.has(word) ? { kind: 'expired', queueId } : null;
}

const relayMark = '>, relay=';
const aliasMark = '>, orig_to=<';

/** `to=<a@b>, orig_to=<c@d>, relay=mx[ip]:25, ..., dsn=5.1.1, status=bounced (what was said)`. */
function readRecipient(text: string, queueId: string): PostfixLine | null {
  const relay = text.indexOf(relayMark);
  const word = relay < 0 ? '' : wordAfter(text, ', status=', relay).toLowerCase();
  if (word === '') return null;
  const kind = statuses.get(word);
  if (kind === undefined) return { kind: 'delivery', queueId, event: null };
  // because an address that holds such marks itself could speak of another
  const isPlain = relay === text.lastIndexOf(relayMark);
  const event: LogEvent = {
    address: isPlain ? mailedAddress(text.slice('to=<'.length, relay)) : '',
    event: kind,
    ...(word === 'softbounce' ? { kind: 'soft' } : {}),
    status: wordAfter(text, ', dsn=', relay),
    diagnostic: kind === 'delivered' ? '' : reasonOf(text, relay),
    remoteHost: hostOf(wordAfter(text, ' relay=', relay)),
    message: queueId,
  };
  return { kind: 'delivery', queueId, event };
}

/** The address before an alias where there is one, since the list was mailed at that; in case of doubt none. */
function mailedAddress(names: string): string {
  const [address = '', alias, ...more] = names.split(aliasMark);
  if (more.length > 0) return '';
  return alias?.includes('@') === true ? alias : address;
}

/** What stands behind `name`, up to a comma or a space; empty where it is not. */
function wordAfter(text: string, name: string, from: number): string {
  const start = text.indexOf(name, from);
  if (start < 0) return '';
  return /^[^, ]{0,255}/.exec(text.slice(start + name.length, start + name.length + 255))?.[0] ?? '';
}

function reasonOf(text: string, from: number): string {
  const start = text.indexOf(' (', text.indexOf(', status=', from));
  if (start < 0) return '';
  return text.slice(start + 2, text.endsWith(')') ? -1 : undefined);
}

function hostOf(relay: string): string {
  const bracket = relay.indexOf('[');
  return relay === 'none' ? '' : bracket < 0 ? relay : relay.slice(0, bracket);
}
