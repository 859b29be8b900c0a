/** The codes that stand in the text of a reply, in their order. */
export interface ReplyCodes {
  /** Enhanced statuses of RFC 3463, failures only (`4.2.2`, `5.1.1`). */
  readonly statuses: readonly string[];
  /** SMTP reply codes, failures only (`421`, `550`). */
  readonly replies: readonly string[];
}

/** Reply codes for failures in RFC 5321 4.2.3, RFC 4954, RFC 7504 and the older ones that servers still send. */
const knownReplies = new Set(
  (
    '421 422 431 432 441 442 446 447 449 450 451 452 453 454 455 458 459 471 ' +
    '500 501 502 503 504 510 511 512 513 515 521 523 525 530 531 533 534 535 538 541 ' +
    '550 551 552 553 554 555 556 557 571'
  ).split(' '),
);

/** Words that introduce a code; behind any other word `5.0.1` is a version number. */
const introducing = new Set(
  'status code error dsn diagnostic smtp esmtp lmtp said says returned reported because reason response was'.split(
    ' ',
  ),
);

const maxCodes = 64;

/** Finds reply codes and statuses in a text; IP addresses, version numbers and counts are none. Linear. */
export function scanCodes(text: string): ReplyCodes {
  const statuses: string[] = [];
  const replies: string[] = [];
  for (let start = nextNumber(text, 0); start >= 0 && statuses.length + replies.length < maxCodes; ) {
    const status = statusAt(text, start);
    const reply = status === null ? replyAt(text, start) : null;
    if (status !== null && isIntroduced(text, start)) statuses.push(status);
    if (reply !== null) replies.push(reply);
    start = nextNumber(text, start + (status ?? reply ?? '5').length);
  }
  return { statuses, replies };
}

/** The next place where a word begins with 4 or 5, or -1. */
function nextNumber(text: string, from: number): number {
  for (let index = from; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if ((code === 52 || code === 53) && !isWordCode(text.charCodeAt(index - 1))) return index;
  }
  return -1;
}

function replyAt(text: string, start: number): string | null {
  const end = endOfNumber(text, start);
  if (end !== start + 3 || text.charCodeAt(start - 1) === 46 || !endsReply(text, end)) return null;
  const reply = text.slice(start, end);
  return knownReplies.has(reply) ? reply : null;
}

/** A status as it stands alone in a field (`5.1.1`, `5.1.1 (bad mailbox)`), or null; successes count here. */
export function parseStatus(text: string): string | null {
  const trimmed = text.trimStart();
  return /^[245]$/.test(trimmed.charAt(0)) ? statusAt(trimmed, 0) : null;
}

function statusAt(text: string, start: number): string | null {
  if (text.charCodeAt(start + 1) !== 46) return null;
  const subjectEnd = endOfNumber(text, start + 2);
  if (subjectEnd === start + 2 || subjectEnd > start + 5 || text.charCodeAt(subjectEnd) !== 46) return null;
  const end = endOfNumber(text, subjectEnd + 1);
  if (end === subjectEnd + 1 || end > subjectEnd + 4) return null;
  // because four numbers in a row are an IP address or a version
  const longer = text.charCodeAt(end) === 46 && isDigitCode(text.charCodeAt(end + 1));
  return longer || isLetterCode(text.charCodeAt(end)) || isBeforeDot(text, start)
    ? null
    : text.slice(start, end);
}

function isBeforeDot(text: string, start: number): boolean {
  return text.charCodeAt(start - 1) === 46 && isDigitCode(text.charCodeAt(start - 2));
}

/** True unless a status stands behind a plain word such as a product's name. */
function isIntroduced(text: string, start: number): boolean {
  let end = start;
  while (text.charCodeAt(end - 1) === 32) end--;
  if (end === start || !isLetterCode(text.charCodeAt(end - 1))) return true;
  let begin = end;
  while (begin > 0 && end - begin < 12 && isLetterCode(text.charCodeAt(begin - 1))) begin--;
  return introducing.has(text.slice(begin, end).toLowerCase());
}

function endsReply(text: string, end: number): boolean {
  const code = text.charCodeAt(end);
  if (isLetterCode(code)) return false;
  return code !== 46 || !isDigitCode(text.charCodeAt(end + 1));
}

function endOfNumber(text: string, start: number): number {
  let end = start;
  while (isDigitCode(text.charCodeAt(end))) end++;
  return end;
}

function isDigitCode(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isLetterCode(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

function isWordCode(code: number): boolean {
  return isDigitCode(code) || isLetterCode(code);
}
