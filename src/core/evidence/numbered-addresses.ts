import type { ListSign, SignedRecipient } from './list-signs.ts';

/** Judgement: nobody's colleagues or children are so many that count up at one domain. */
const fewest = 10;
/**
 * Judgement: at a provider of private mailboxes a sorted list has names that count up by chance (`ann80` to `ann89`),
 * so that they are told only from this share of the list on.
 */
const providerShare = 0.01;

/** Recipients whose addresses count up, and the line of the first of them. */
interface Found {
  readonly recipients: number;
  readonly line: number;
}

const nothing: Found = { recipients: 0, line: 0 };

/**
 * Finds addresses that follow each other in the list and count up at one domain: `user1`, `user2`, `user3`, or `aaa`,
 * `aab`, `aac`. It remembers the row before, and nothing else; the first row at a domain is not looked at, so that a
 * count may be one short.
 */
export class NumberedAddresses {
  #domain = '';
  #kind: SignedRecipient['kind'] = 'unknown';
  #local: string | null = null;
  #run = nothing;
  #business = nothing;
  #consumer = nothing;

  take({ domain, kind, line, local }: SignedRecipient): void {
    if (domain !== this.#domain) {
      this.#close();
      this.#domain = domain;
      this.#kind = kind;
      this.#local = null;
      return;
    }
    const here = local();
    const follows = this.#local !== null && isNext(this.#local, here);
    if (!follows) this.#close();
    this.#run = follows ? { ...this.#run, recipients: this.#run.recipients + 1 } : { recipients: 1, line };
    this.#local = here;
  }

  #close(): void {
    if (this.#run.recipients >= fewest) {
      if (this.#kind === 'consumer') this.#consumer = joined(this.#consumer, this.#run);
      else this.#business = joined(this.#business, this.#run);
    }
    this.#run = nothing;
  }

  signs(recipients: number): readonly ListSign[] {
    this.#close();
    const isMany = this.#consumer.recipients >= recipients * providerShare;
    const found = [this.#business, ...(isMany ? [this.#consumer] : [])];
    return found.filter((one) => one.recipients > 0).map((one) => ({ code: 'numbered-addresses', ...one }));
  }
}

function joined(before: Found, run: Found): Found {
  return before.recipients === 0 ? run : { ...before, recipients: before.recipients + run.recipients };
}

/** Whether one local part is the next after another: the number in it one more, or the next of as many letters. */
function isNext(before: string, after: string): boolean {
  // because most neighbours differ long before their ends, the cheap question comes first
  if (before.charCodeAt(0) !== after.charCodeAt(0) && before.length > 1) return false;
  return isNextNumber(before, after) || isNextWord(before, after);
}

function isNextNumber(before: string, after: string): boolean {
  const was = numberAtEnd(before);
  const is = numberAtEnd(after);
  if (was === null || is === null || before.slice(0, was.start) !== after.slice(0, is.start)) return false;
  return is.number === was.number + 1;
}

function numberAtEnd(local: string): { readonly start: number; readonly number: number } | null {
  let start = local.length;
  while (start > 0 && local.length - start < 12 && isDigit(local.charCodeAt(start - 1))) start -= 1;
  return start === local.length ? null : { start, number: Number(local.slice(start)) };
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

const [firstLetter, lastLetter] = [0x61, 0x7a];

/** As the wheels of a counter turn: the last letter steps on, and after z the one before it does. */
function isNextWord(before: string, after: string): boolean {
  if (before.length !== after.length) return false;
  let at = before.length - 1;
  while (at > 0 && before.charCodeAt(at) === lastLetter && after.charCodeAt(at) === firstLetter) at -= 1;
  const [was, is] = [before.charCodeAt(at), after.charCodeAt(at)];
  const steps = is === was + 1 && was >= firstLetter && is <= lastLetter;
  return steps && before.slice(0, at) === after.slice(0, at);
}
