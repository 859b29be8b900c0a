import { knownMailDomains } from '../domain/known-mail-domains.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Local parts that people type to get past a form, whatever stands behind the `@`. */
const junk =
  words(`aaa aaaa aaaaa abc123 asd asdasd asdf asdfasdf asdfgh asdfghjkl bla blabla dfg dfgdfg fgh foobar hjk
  nomail noemail no-email no.email none nospam notreal qwe qweqwe qwerty qwertz sdf sdfsdf xxxx yxcv zxc zxcv zxcvbn`);
/** Words of examples: a placeholder where both sides are such words. */
const sample =
  words(`a abc address bar beispiel domain email exemple example foo mail me my myself na nobody none null noname
  person recipient sample somebody someone somewhere test tester testing user username x xx xxx xyz you your yourname
  yourdomain yourcompany yourmail 1 123 1234 12345`);

/** Every local part that `isPlaceholder` may be true of. */
export const placeholderNames: ReadonlySet<string> = new Set([...junk, ...sample, 'name']);

/**
 * Whether an address (lower case) is made up: a word that fills forms, or the same or another word of examples on both
 * sides (`test@test.com`, `name@domain.com`).
 */
export function isPlaceholder(local: string, domain: string): boolean {
  if (junk.has(local)) return true;
  if (knownMailDomains.has(domain)) return false;
  const dot = domain.indexOf('.');
  const name = dot === -1 ? domain : domain.slice(0, dot);
  return sample.has(name) && (sample.has(local) || local === 'name');
}
