import { parseAddress } from '../../address/parse-address.ts';

/** Who failed, and what the mail says of it. */
export interface FailedRecipient {
  readonly address: string;
  readonly reply: string;
}

/** What is known besides the text: recipients that a header names, and addresses that are those of the bounce itself. */
export interface FailedHints {
  readonly named: readonly string[];
  readonly own: ReadonlySet<string>;
}

const maxLines = 400;
const maxReply = 2000;
/** Behind such a line stands the mail that was returned. */
const returned =
  /(?:this is a copy of|copy of (?:the|your) (?:original )?(?:message|mail)|below this line|original message (?:follows|headers|text)|unsent message|undelivered message follows|message headers? follow|returned message|header of the original|^-+ ?original message|^content-type: message\/rfc822|^received: )/i;
const daemon = /^<?(?:mailer-daemon|mail-daemon|postmaster|noreply|no-reply)@/i;

/**
 * Finds the recipients that a text says failed. Those a header names; else those that stand at the beginning of a line
 * or alone on it, as mail servers write them; else the only address there is. Linear.
 */
export function failedRecipients(text: string, { named, own }: FailedHints): readonly FailedRecipient[] {
  const lines = linesBefore(text);
  const isOther = (address: string) => !own.has(address.toLowerCase()) && !daemon.test(address);
  if (named.length > 0) return repliesTo(lowered(named), lines);
  const stated = [...lines.map(headAddress), ...labelledAddresses(lines)];
  const heads = stated.filter((address) => address !== '' && isOther(address));
  const found = heads.length > 0 ? lowered(heads) : onlyOf(lines.flatMap(addressesIn).filter(isOther));
  return repliesTo(found, lines);
}

function lowered(addresses: readonly string[]): ReadonlySet<string> {
  return new Set(addresses.map((address) => address.toLowerCase()));
}

function linesBefore(text: string): readonly string[] {
  const lines = text.split(/\r?\n/, maxLines).map((line) => line.slice(0, 1000));
  // because a text may begin with the words that announce the copy
  const end = lines.findIndex((line, index) => index > 2 && returned.test(line));
  return end < 0 ? lines : lines.slice(0, end);
}

/** The address that begins a line, or is all there is on it: `<a@b>: host said`, `  a@b`, `To: a@b` excepted. */
function headAddress(line: string): string {
  const text = line.trim();
  const word = /^[^\s,;]{3,320}/.exec(text)?.[0] ?? '';
  if (!word.includes('@')) return '';
  const isBracketed = word.startsWith('<');
  if (!isBracketed && word.length !== text.length && !/[:\]]$/.test(word)) return '';
  return accepted(word);
}

/** `did not reach the following recipient(s):`, with the address behind it or on the next line that is not empty. */
const label = /(?:recipients?(?:\(s\))?(?: address)?|address(?:es)?):(.*)/i;

function labelledAddresses(lines: readonly string[]): readonly string[] {
  const told = lines.filter((line) => line.trim() !== '');
  return told.flatMap((line, index) => {
    const behind = label.exec(line)?.[1];
    if (behind === undefined) return [];
    return addressesIn(behind.trim() === '' ? (told[index + 1] ?? '') : behind).slice(0, 1);
  });
}

function addressesIn(line: string): readonly string[] {
  if (!line.includes('@')) return [];
  return line
    .split(/[\s,;"'()[\]]+/)
    .filter((word) => word.includes('@'))
    .map(accepted)
    .filter((address) => address !== '');
}

function accepted(word: string): string {
  const bare = word
    .replace(/^[<(["']{0,3}(?:smtp:|mailto:|rfc822;)?/i, '')
    .replace(/[>)\]"'.,:;!?]{1,9}$/, '');
  return parseAddress(bare).valid ? bare : '';
}

function onlyOf(addresses: readonly string[]): ReadonlySet<string> {
  const distinct = lowered(addresses);
  return distinct.size === 1 ? distinct : new Set();
}

/** What is said of each: from where one is named to where the next is; with one alone, all of it. */
function repliesTo(recipients: ReadonlySet<string>, lines: readonly string[]): readonly FailedRecipient[] {
  const [only = ''] = recipients;
  let current = recipients.size === 1 ? only : '';
  const replies = new Map<string, string>();
  for (const line of lines) {
    const named = addressesIn(line).find((address) => recipients.has(address.toLowerCase()));
    current = named?.toLowerCase() ?? current;
    const before = replies.get(current) ?? '';
    if (before.length < maxReply) replies.set(current, `${before}${line}\n`);
  }
  return [...recipients].map((address) => ({
    address,
    reply: (replies.get(address) ?? '').slice(0, maxReply),
  }));
}
