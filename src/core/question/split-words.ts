/** A word of a question in lower case; a quoted one is never one of our own words. */
export interface Word {
  readonly text: string;
  readonly quoted: boolean;
}

const invisible = /[\p{Cf}\p{Cs}\p{Co}]/gu;
const blank = /[\p{Cc}\p{Zs}\p{Zl}\p{Zp}]+/gu;
// as keyboards and Slack itself write them
const slashes = /[\u00f7\u2044\u2215]/g;
const quotes = /["\u201c\u201d\u201e\u00ab\u00bb`]/g;
// the first group is what stood between quotes
const piece = /"([^"]*)"|[^\s"]+/g;
const sentenceEnd = /(?<![?!;.,])[?!;.,]+$/;

/**
 * The words of a question: parted by white space, in lower case, without what is invisible and without the punctuation
 * that ends a sentence. What stands in quotes of any kind is one word as it is.
 */
export function splitWords(text: string): readonly Word[] {
  const clean = text
    .normalize('NFKC')
    .replace(invisible, '')
    .replace(blank, ' ')
    .replace(quotes, '"')
    .replace(slashes, '/')
    .toLowerCase();
  return [...clean.matchAll(piece)].flatMap(([whole, inner]): Word[] => {
    if (inner !== undefined) return inner.trim() === '' ? [] : [{ text: inner.trim(), quoted: true }];
    const word = whole.replace(sentenceEnd, '');
    if (word !== '') return [{ text: word, quoted: false }];
    return whole.startsWith('?') ? [{ text: '?', quoted: false }] : [];
  });
}
