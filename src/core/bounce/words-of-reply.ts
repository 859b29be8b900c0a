/** What stands between two separators; beyond ASCII everything but general and CJK punctuation is a letter. */
const chunk = /[0-9A-Za-z._:/=+@\-\u00c0-\u1fff\u2070-\u2fff\u3040-\uffff]+/g;
const anyJoint = /[._:/=+@-]/;

/**
 * A folded text as lower-case words with one space between and around them, then a bar, then the host names in it and
 * the one that is known beside it, each with a dot in front, so that only phrases that are host names find them.
 * Addresses, IP addresses and numbers with dots are left out, so that "mailbox <a@b.example> is full" reads "mailbox is
 * full"; the domains of addresses count as host names. Linear.
 */
export function wordsOfReply(folded: string, host = ''): string {
  const words: string[] = [];
  const hosts = [host];
  for (const part of folded.match(chunk) ?? []) {
    if (!anyJoint.test(part)) words.push(part);
    else if (part.includes('@')) pushAddress(part, words, hosts);
    else pushParts(part, words, hosts);
  }
  return ` ${words.join(' ')} | ${hosts.map((name) => (name === '' ? '' : `.${name}`)).join(' ')} `.toLowerCase();
}

/** An address, and what is joined to it by a colon: `jane@company.example:blocked`. */
function pushAddress(text: string, words: string[], hosts: string[]): void {
  const behind = text.slice(text.lastIndexOf('@') + 1);
  const colon = behind.indexOf(':');
  const domain = trimJoints(colon < 0 ? behind : behind.slice(0, colon));
  if (domain.includes('.')) hosts.push(domain);
  if (colon >= 0) pushParts(behind.slice(colon + 1), words, hosts);
}

/**
 * Splits what stands between two spaces: a name=value, `over-quota`, a host name, a number with dots. Of a link only its
 * host counts, since the words of its path are those of a web site.
 */
function pushParts(text: string, words: string[], hosts: string[]): void {
  const before = hosts.length;
  for (const part of text.split(/[:/=_+]/)) {
    pushPart(trimJoints(part), words, hosts);
    if (hosts.length > before && text.includes('/')) return;
  }
}

function pushPart(whole: string, words: string[], hosts: string[]): void {
  const part = whole.includes('.') ? trimJoints(whole.slice(endOfCodes(whole))) : whole;
  if (!part.includes('.') || !isName(part)) pushEach(part, words);
  else if (!isNumber(part)) hosts.push(part);
}

/** Where the numbers in front end, since `5.1.1-User` and `550-Mailbox.` are a code and a word. */
function endOfCodes(part: string): number {
  let end = 0;
  for (let hyphen = part.indexOf('-'); hyphen >= 0; hyphen = part.indexOf('-', end)) {
    if (!isNumber(part.slice(end, hyphen))) return end;
    end = hyphen + 1;
  }
  return end;
}

function pushEach(part: string, words: string[]): void {
  for (const word of part.split(/[.-]/)) if (word !== '') words.push(word);
}

/** True for a host name or a number with dots: nothing behind a dot begins with a capital, as a new sentence would. */
function isName(part: string): boolean {
  for (let dot = part.indexOf('.'); dot >= 0; dot = part.indexOf('.', dot + 1)) {
    const next = part.charCodeAt(dot + 1);
    const lower = (next >= 97 && next <= 122) || (next >= 48 && next <= 57) || next > 127;
    if (!lower) return false;
  }
  return true;
}

function isNumber(part: string): boolean {
  for (let index = 0; index < part.length; index++) {
    const code = part.charCodeAt(index);
    if (code !== 46 && code !== 45 && (code < 48 || code > 57)) return false;
  }
  return true;
}

function trimJoints(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isJoint(text.charAt(start))) start++;
  while (end > start && isJoint(text.charAt(end - 1))) end--;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

function isJoint(character: string): boolean {
  return anyJoint.test(character);
}
