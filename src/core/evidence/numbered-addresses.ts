import type { ListSign, SignedRecipient } from './list-signs.ts';

/** Judgement: nobody's colleagues or children are so many that count up at one domain. */
const fewest = 10;
/**
 * Judgement: at a provider of private mailboxes a sorted list has names that count up by chance (`ann80` to `ann89`),
 * so that they are told only from this share of the list on.
 */
const providerShare = 0.01;

/**
 * Finds addresses that follow each other in the list and count up at one domain: `user1`, `user2`, `user3`, or `aaa`,
 * `aab`, `aac`. It remembers the row before, and nothing else.
 */
export class NumberedAddresses {
  #before: SignedRecipient | undefined;
  #runFrom = 0;
  #run = 1;
  readonly #found = { business: { recipients: 0, line: 0 }, consumer: { recipients: 0, line: 0 } };

  take(recipient: SignedRecipient): void {
    const before = this.#before;
    const follows =
      before !== undefined && before.domain === recipient.domain && isNext(before.local, recipient.local);
    if (!follows) this.#close();
    this.#run = follows ? this.#run + 1 : 1;
    if (!follows) this.#runFrom = recipient.line;
    this.#before = recipient;
  }

  #close(): void {
    if (this.#before === undefined || this.#run < fewest) return;
    const found = this.#found[this.#before.kind === 'consumer' ? 'consumer' : 'business'];
    if (found.recipients === 0) found.line = this.#runFrom;
    found.recipients += this.#run;
  }

  signs(recipients: number): readonly ListSign[] {
    this.#close();
    this.#before = undefined;
    const { business, consumer } = this.#found;
    const enough = Math.max(fewest, recipients * providerShare);
    const told = [
      ...(business.recipients > 0 ? [business] : []),
      ...(consumer.recipients >= enough ? [consumer] : []),
    ];
    return told.map((found) => ({ code: 'numbered-addresses', ...found }));
  }
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
