/** Longer lines are text. */
const maxLength = 400;

/**
 * Whether a line parts two mails of an mbox (RFC 4155, appendix A): `From `, a sender, and a time as asctime writes it or
 * in one of the orders that programs have made of it.
 */
export function isFromLine(line: string): boolean {
  if (!line.startsWith('From ') || line.length > maxLength) return false;
  const words = line.slice(5).trim().split(/\s+/).slice(1);
  const hasTime = words.some((word) => /^\d\d?:\d\d(?::\d\d)?$/.test(word));
  return hasTime && words.some((word) => /^(?:19|20)\d\d(?:-\d\d-\d\d)?$/.test(word));
}
