import { findsAddress } from './slack/find-address.ts';
import { unsafeCharacters } from './unsafe-characters.ts';

// also as it is written to hide from harvesters, and as it is encoded in links
const atSign = /[@\uff20\ufe6b]|%40|[([{]at[)\]}]/iu;

/** Whether text may hold an address: any at sign counts, however it is written, and one that is said in words. */
export function holdsAddress(text: string): boolean {
  // because invisible characters become blanks when they are shown, and those part words
  return atSign.test(text) || findsAddress(text) || findsAddress(text.replace(unsafeCharacters, ' '));
}
