import { once } from '../once.ts';

/** What is surely nothing: printable ASCII without the beginning of anything that stands for an at sign. */
const plainAscii = /^[\n\x20-\x7e]*$/;
const suspicious =
  /[@\\]|%(?:25)*(?:40|ef)|&(?:amp;)*(?:#|commat)|[^a-z0-9-]at[^a-z0-9-]|[[({<]a[\])}>]|=40/i;

// each reads on from one character and never back, so that long foreign text costs one pass
const percentAt = /%(?:25)*(?:40|ef%(?:25)*bc%(?:25)*a0|ef%(?:25)*b9%(?:25)*ab)/gi;
const entityAt = /&(?:amp;)*(?:#0{0,8}64|#x0{0,8}40|commat)(?:;|\b)/gi;
const escapedAt = /\\(?:u\{?0{0,4}40\}?|x40)/gi;

const label = String.raw`[\p{L}\p{N}-]{1,63}`;
// because a file is no host: "look at list.csv"
const ending = String.raw`(?!(?:csv|tsv|jsonl?|ya?ml|txt|md|eml|gz|age)(?:\.(?:gz|age))?(?![\p{L}\p{N}-]|\.[\p{L}\p{N}]))\p{L}{2}`;
// what people put around words that stand for marks; no hyphen, no slash and no line break, since names and paths have those
const aside = String.raw`[ \t_|*"'~\u00ab\u00bb\u2039\u203a(){}<>[\]]`;
const saidDot = String.raw`${aside}{1,4}(?:dot|punkt|punto|point)${aside}{1,4}\p{L}`;
const shortEnding = 'com|net|org|info|biz|edu|gov|eu|de|ch|fr|nl|pl|uk|us|io';

// because such patterns take long to make, and nearly all text is surely nothing
const saidForms = once(() => [
  /[[({<]\s{0,3}at\s{0,3}[\])}>]\s{0,3}[\p{L}\p{N}-]{1,63}\s{0,3}(?:\.[\p{L}\p{N}]|[[({<]\s{0,3}(?:dot|punkt|\.)\s{0,3}[\])}>]|\sdot\s)/iu,
  /\s(?:at|\[at\])\s{1,3}[\p{L}\p{N}-]{1,63}(?:\s{1,3}dot\s|\s{0,3}[[({]dot[\])}])/iu,
  ...[
    String.raw`[\p{L}\p{N}]${aside}{1,4}at${aside}{1,4}${label}(?:\.${ending}|${saidDot})`,
    String.raw`[[({<]\s{0,3}at\s{0,3}[\])}>]\s{0,3}${label}\s{1,3}(?:${shortEnding})(?![\p{L}\p{N}-])`,
    String.raw`[\p{L}\p{N}]\s{0,3}[[({<]a[\])}>]\s{0,3}${label}\.${ending}`,
    // as quoted-printable mail has it
    String.raw`[\p{L}\p{N}]=40${label}\.${ending}`,
  ].map((form) => new RegExp(form, 'iu')),
]);

// because nobody sees them, they part nothing: format characters, controls but white space, marks on letters
const invisible = once(() => /(?![\t\n\r\f\v])[\p{Cc}\p{Cf}\p{Mn}\p{Me}\u115f\u1160\u3164\uffa0]/gu);

/**
 * Whether text may hold an e-mail address. It fails closed: any at sign counts, in whatever width or encoding
 * (percent, HTML, escape; also encoded twice), and so does an address that is said in words (`findsSaidAddress`), with
 * or without invisible characters between.
 */
export function findsAddress(text: string): boolean {
  if (isSurelyNone(text)) return false;
  const seen = asSeen(text);
  const decoded = seen.replace(percentAt, '@').replace(entityAt, '@').replace(escapedAt, '@');
  return decoded.includes('@') || isSaid(decoded);
}

/** Whether words stand for an at sign before a domain: `name [at] domain.tld`, `name at domain dot tld`, `name=40domain.tld`. */
export function findsSaidAddress(text: string): boolean {
  return !isSurelyNone(text) && isSaid(asSeen(text));
}

function isSurelyNone(text: string): boolean {
  return plainAscii.test(text) && !suspicious.test(text);
}

function asSeen(text: string): string {
  return text.normalize('NFKC').replace(invisible(), '');
}

function isSaid(seen: string): boolean {
  return saidForms().some((form) => form.test(seen));
}
