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

/** `to=<a@b>, orig_to=<c@d>, relay=mx[ip]:25, ..., dsn=5.1.1, status=bounced (what was said)`. */
function readRecipient(text: string, queueId: string): PostfixLine | null {
  const toEnd = text.indexOf('>, ');
  if (toEnd < 0) return null;
  const original = text.startsWith('orig_to=<', toEnd + 3) ? toEnd + 12 : -1;
  const originalEnd = original < 0 ? -1 : text.indexOf('>, ', original);
  const attributes = Math.max(toEnd, originalEnd);
  const word = wordAfter(text, ', status=', attributes).toLowerCase();
  const kind = statuses.get(word);
  if (kind === undefined) return word === '' ? null : { kind: 'delivery', queueId, event: null };
  // because the list was mailed at the address before an alias
  const alias = originalEnd < 0 ? '' : text.slice(original, originalEnd);
  const event: LogEvent = {
    address: alias.includes('@') ? alias : text.slice('to=<'.length, toEnd),
    event: kind,
    ...(word === 'softbounce' ? { kind: 'soft' } : {}),
    status: wordAfter(text, ', dsn=', attributes),
    diagnostic: kind === 'delivered' ? '' : reasonOf(text, attributes),
    remoteHost: hostOf(wordAfter(text, ' relay=', attributes)),
    message: queueId,
  };
  return { kind: 'delivery', queueId, event };
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
