/** Where phrases occur in a text: which phrase ends where, in the order of the text. */
export interface PhraseHits {
  readonly phrases: readonly number[];
  readonly ends: readonly number[];
}

/** Finds all of a fixed set of phrases in one pass over a text. */
export interface PhraseFinder {
  readonly find: (text: string) => PhraseHits;
}

const none = 0xffff;
const maxHits = 256;
const asciiEnd = 128;
const beyondAscii = /[\u0080-\uffff]/;

/**
 * Builds Aho-Corasick automata (Aho and Corasick 1975): every phrase is found in one pass, in time linear in the text
 * whatever it says. Hits carry the index of the phrase. At most 256 of them are kept; replies have a few. Phrases beyond
 * ASCII have an automaton of their own, so that the one that is always used stays small and fast.
 */
export function makePhraseFinder(phrases: readonly string[]): PhraseFinder {
  const numbered = phrases.map((phrase, number): NumberedPhrase => ({ phrase, number }));
  const plain = makeAutomaton(numbered.filter(({ phrase }) => !beyondAscii.test(phrase)));
  const other = makeAutomaton(numbered.filter(({ phrase }) => beyondAscii.test(phrase)));
  return {
    find: (text) => {
      const hits: GrowingHits = { phrases: [], ends: [] };
      run(plain, text, hits);
      if (beyondAscii.test(text)) run(other, text, hits);
      return hits;
    },
  };
}

interface NumberedPhrase {
  readonly phrase: string;
  readonly number: number;
}

function makeAutomaton(phrases: readonly NumberedPhrase[]): Automaton {
  return addFallbacks(makeTrie(phrases, letterTable(phrases)));
}

function run(automaton: Automaton, text: string, { phrases, ends }: GrowingHits): void {
  const { letters, next, width, phraseAt, longest, shorter } = automaton;
  let state = 0;
  for (let index = 0; index < text.length; index++) {
    state = at(next, state * width + at(letters, text.charCodeAt(index)));
    let found = at(longest, state);
    for (; found !== 0 && phrases.length < maxHits; found = at(shorter, found)) {
      phrases.push(at(phraseAt, found));
      ends.push(index);
    }
  }
}

interface GrowingHits {
  readonly phrases: number[];
  readonly ends: number[];
}

interface Trie {
  /** Numbers for the characters that phrases have; 0 is every other. */
  readonly letters: Uint16Array;
  /** `next[state * width + letter]`; 0 is the start and also "no way". */
  readonly next: Uint16Array;
  readonly width: number;
  readonly states: number;
  /** The phrase that ends in a state. */
  readonly phraseAt: Uint16Array;
}

function letterTable(phrases: readonly NumberedPhrase[]): Uint16Array {
  const codes = new Set(
    phrases.flatMap(({ phrase }) => Array.from({ length: phrase.length }, (_, i) => phrase.charCodeAt(i))),
  );
  const table = new Uint16Array(Math.max(asciiEnd, ...codes) + 1);
  [...codes].forEach((code, index) => {
    table[code] = index + 1;
  });
  return table;
}

/** Depth by depth, so that states are numbered breadth first and the ones in use lie side by side. */
function makeTrie(phrases: readonly NumberedPhrase[], letters: Uint16Array): Trie {
  const width = letters.reduce((most, letter) => Math.max(most, letter), 0) + 1;
  const room = phrases.reduce((sum, { phrase }) => sum + phrase.length, 1);
  const next = new Uint16Array(room * width);
  const phraseAt = new Uint16Array(room).fill(none);
  const reached = new Uint16Array(phrases.length);
  let states = 1;
  for (let depth = 0, growing = true; growing; depth++) {
    growing = false;
    for (const [index, { phrase, number }] of phrases.entries()) {
      if (depth >= phrase.length) continue;
      growing = true;
      const way = at(reached, index) * width + at(letters, phrase.charCodeAt(depth));
      if (at(next, way) === 0) next[way] = states++;
      reached[index] = at(next, way);
      if (depth === phrase.length - 1) phraseAt[at(reached, index)] = number;
    }
  }
  return { letters, next: next.slice(0, states * width), width, states, phraseAt };
}

interface Automaton extends Trie {
  /** The longest phrase that ends where this state's text ends, as a state; 0 for none. */
  readonly longest: Uint16Array;
  /** The nearest shorter phrase that ends where this state's text ends, as a state; 0 for none. */
  readonly shorter: Uint16Array;
}

/** Turns the trie into the automaton, in place and in the order of its states. */
function addFallbacks(trie: Trie): Automaton {
  const { next, width, states, phraseAt } = trie;
  const fallback = new Uint16Array(states);
  const longest = new Uint16Array(states);
  const shorter = new Uint16Array(states);
  for (let state = 0; state < states; state++) {
    for (let letter = 1; letter < width; letter++) {
      const way = state * width + letter;
      const child = at(next, way);
      const detour = state === 0 ? 0 : at(next, at(fallback, state) * width + letter);
      if (child === 0) {
        next[way] = detour;
        continue;
      }
      fallback[child] = detour;
      shorter[child] = at(longest, detour);
      longest[child] = phraseAt[child] === none ? at(shorter, child) : child;
    }
  }
  return { ...trie, longest, shorter };
}

function at(numbers: Uint16Array, index: number): number {
  return numbers[index] ?? 0;
}
