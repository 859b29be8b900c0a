import type { EventKind } from '../event-kind.ts';
import type { LogEvent } from './log-event.ts';

/** What Exim writes behind the id of a mail; `*>` is a delivery that was only tried out. */
const flags: ReadonlyMap<string, EventKind> = new Map<string, EventKind>([
  ['=>', 'delivered'],
  ['->', 'delivered'],
  ['>>', 'delivered'],
  ['**', 'bounced'],
  ['==', 'deferred'],
]);

/** The id of a mail, in the short form and in that of Exim 4.97 and newer, and the flag behind it. */
const idAndFlag =
  /(?:^| )([0-9A-Za-z]{6}-(?:[0-9A-Za-z]{6}-[0-9A-Za-z]{2}|[0-9A-Za-z]{11}-[0-9A-Za-z]{4})) ([=>*-]{2}) /;
/** Times, zone, process and a syslog's host come before it. */
const maxPrefix = 200;

/**
 * Reads a line of Exim's main log; null for one that tells nothing of a delivery, `unclear` for one without an address.
 * Linear.
 */
export function readEximLine(line: string): LogEvent | 'unclear' | null {
  const match = idAndFlag.exec(line.slice(0, maxPrefix));
  const kind = match === null ? undefined : flags.get(String(match[2]));
  if (match === null || kind === undefined) return null;
  const rest = line.slice(match.index + match[0].length);
  const address = addressOf(rest);
  if (!address.includes('@')) return 'unclear';
  const reason = kind === 'delivered' ? '' : reasonOf(rest);
  const isTimeOut = reason.includes('retry timeout exceeded');
  return {
    address,
    event: kind,
    ...(kind === 'bounced' && isTimeOut ? { reported: 'expired' } : {}),
    diagnostic: reason,
    remoteHost: /^\S{0,255}/.exec(rest.slice(startOf(rest, ' H='), startOf(rest, ' H=') + 255))?.[0] ?? '',
    message: String(match[1]),
  };
}

/** `a@b`, or `/var/mail/a <a@b>`: in brackets stands the address before aliases. */
function addressOf(rest: string): string {
  const end = rest.search(/ (?:[A-Z][a-z]?=|\(|defer )|: /);
  const names = end < 0 ? rest : rest.slice(0, end);
  const open = names.indexOf(' <');
  if (open < 0 || !names.endsWith('>')) return names.trim();
  const original = names.slice(open + 2, -1);
  return original.includes('@') ? original : names.slice(0, open).trim();
}

/** What stands behind the attributes. */
function reasonOf(rest: string): string {
  const start = rest.indexOf(': ');
  return start < 0 ? '' : rest.slice(start + 2);
}

function startOf(rest: string, name: string): number {
  const found = rest.indexOf(name);
  return found < 0 ? rest.length : found + name.length;
}
