import { addressLimits } from './address-limits.ts';
import { utf8Length } from './utf8-length.ts';

/**
 * The local part as the match key holds it: lower case in NFC, because providers ignore case although RFC 5321 2.4
 * lets it matter; nothing when that form, which can be the longer one, no longer fits into a local part.
 */
export function foldLocalPart(local: string, ascii: boolean): string | undefined {
  if (ascii) return local.toLowerCase();
  const folded = local.toLowerCase().normalize('NFC');
  return measure(local) > addressLimits.local || measure(folded) > addressLimits.local ? undefined : folded;
}

function measure(text: string): number {
  let octets = 0;
  for (const character of text) octets += utf8Length(character.codePointAt(0) ?? 0);
  return octets;
}
