import { knownMailDomains } from '../domain/known-mail-domains.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Local parts that people type to get past a form, whatever stands behind the `@`. */
const junk =
  words(`aaa aaaa aaaaa abc123 asd asdasd asdf asdfasdf asdfgh asdfghjkl bla blabla dfg dfgdfg fgh foobar hjk
  nomail noemail no-email no.email none nospam notreal qwe qweqwe qwerty qwertz sdf sdfsdf xxxx yxcv zxc zxcv zxcvbn`);
/** Words of examples: a placeholder where both sides are such words. */
const sample =
  words(`a abc address bar beispiel demo domain dummy email exemple example fake foo mail me my myself na no nobody none null noname
  person recipient sample somebody someone somewhere test test1 test12 test123 test1234 test2 test3 tester testing user username x xx xxx xyz you your yourname
  yourdomain yourcompany yourmail 1 123 1234 12345`);

/** Every local part that `isPlaceholder` may be true of. */
export const placeholderNames: ReadonlySet<string> = new Set([...junk, ...sample, 'name']);

/**
 * Whether an address (lower case) is made up: a word that fills forms, or the same or another word of examples on both
 * sides (`test@test.com`, `name@domain.com`).
 */
export function isPlaceholder(local: string, domain: string): boolean {
  if (junk.has(local)) return true;
  const dot = domain.indexOf('.');
  const name = dot === -1 ? domain : domain.slice(0, dot);
  // because a provider may be called like a word of examples, and then only its own name is made up there
  if (knownMailDomains.has(domain)) return local === name && name.length > 2 && sample.has(name);
  return sample.has(name) && (sample.has(local) || local === 'name');
}
