import { addressLimits } from './address-limits.ts';
import { isAscii } from './is-ascii.ts';
import { isALabel } from './judge-a-label.ts';
import { isHonestLabel } from './judge-label-scripts.ts';
import { type RefusedAddress, refuse } from './refuse-address.ts';

/** Refuses a label by what can be told at its end only: empty, too long, or a hyphen last (RFC 1123 2.1). */
export function judgeLabel(text: string, start: number, end: number): RefusedAddress | undefined {
  if (end === start) return refuse('domain-label-empty', Math.min(end, text.length - 1));
  if (text.charCodeAt(end - 1) === 0x2d) return refuse('domain-hyphen', end - 1);
  return end - start > addressLimits.label
    ? refuse('domain-label-long', start + addressLimits.label)
    : undefined;
}

/**
 * Refuses a label that IDNA refuses or that deceives: hyphens third and fourth (RFC 5891 4.2.3.1) unless it is an
 * A-label that decodes and encodes back (RFC 5891 5.4), scripts mixed, a middle dot not between two `l` (RFC 5892 A.3).
 */
export function judgeLabelStrictly(text: string, start: number, end: number): RefusedAddress | undefined {
  const label = text.slice(start, end).toLowerCase();
  const ascii = isAscii(label);
  if (label.startsWith('--', 2)) {
    if (!label.startsWith('xn')) return refuse('domain-hyphen', start + 2);
    return ascii && isALabel(label) ? undefined : refuse('domain-a-label', start);
  }
  return ascii || isHonestLabel(label) ? undefined : refuse('unsafe-unicode', start);
}
