/** What is surely nothing: printable ASCII without the beginning of anything that stands for an at sign. */
const plainAscii = /^[\n\x20-\x7e]*$/;
const suspicious = /[@\\]|%(?:25)*(?:40|ef)|&(?:amp;)*(?:#|commat)|[[({<\s]at[\])}>\s]/i;

// each reads on from one character and never back, so that long foreign text costs one pass
const percentAt = /%(?:25)*(?:40|ef%(?:25)*bc%(?:25)*a0|ef%(?:25)*b9%(?:25)*ab)/gi;
const entityAt = /&(?:amp;)*(?:#0{0,8}64|#x0{0,8}40|commat)(?:;|\b)/gi;
const escapedAt = /\\(?:u\{?0{0,4}40\}?|x40)/gi;
const wordAt =
  /[[({<]\s{0,3}at\s{0,3}[\])}>]\s{0,3}[\p{L}\p{N}-]{1,63}\s{0,3}(?:\.[\p{L}\p{N}]|[[({<]\s{0,3}(?:dot|punkt|\.)\s{0,3}[\])}>]|\sdot\s)/iu;
const spokenAt = /\s(?:at|\[at\])\s{1,3}[\p{L}\p{N}-]{1,63}(?:\s{1,3}dot\s|\s{0,3}[[({]dot[\])}])/iu;

// because nobody sees them, they part nothing: format characters, controls but white space, marks on letters
const invisible = /(?![\t\n\r\f\v])[\p{Cc}\p{Cf}\p{Mn}\p{Me}\u115f\u1160\u3164\uffa0]/gu;

/**
 * Whether text may hold an e-mail address. It fails closed: any at sign counts, in whatever width or encoding
 * (percent, HTML, escape; also encoded twice), and so do the words people put in its place when a domain follows
 * (`[at]`, `(at)`, `name at domain dot tld`), with or without invisible characters between.
 */
export function findsAddress(text: string): boolean {
  if (plainAscii.test(text) && !suspicious.test(text)) return false;
  const seen = text.normalize('NFKC').replace(invisible, '');
  const decoded = seen.replace(percentAt, '@').replace(entityAt, '@').replace(escapedAt, '@');
  return decoded.includes('@') || wordAt.test(decoded) || spokenAt.test(decoded);
}
