/** Whether one local part is the next after another: the number in it one more, or the next of as many letters. */
export function isNextName(before: string, after: string): boolean {
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
