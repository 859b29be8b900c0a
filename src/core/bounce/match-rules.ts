import { foldText } from './fold-text.ts';
import { makePhraseFinder, type PhraseHits } from './phrase-finder.ts';
import type { TextRule } from './text-rule.ts';
import { wordsOfReply } from './words-of-reply.ts';

/** What the text of one reply matches. */
export interface TextMatches {
  /** The first rule, in the order of the table, that matches and that `admits` lets through, with the phrase that did it. */
  readonly firstRule: (admits: (rule: TextRule) => boolean) => RuleMatch | null;
  /** Whether one of the watched phrases under this name occurs. */
  readonly watched: (name: string) => boolean;
}

export interface RuleMatch {
  readonly rule: TextRule;
  /** The phrase of the rule that was found, in the words of replies (see `wordsOfReply`). */
  readonly phrase: string;
}

/** A table of rules made ready to be looked for, all of them in one pass. */
export interface RuleMatcher {
  readonly match: (words: string) => TextMatches;
}

interface PreparedRule {
  readonly rule: TextRule;
  readonly any: Uint8Array;
  readonly near: Uint8Array | null;
  readonly also: Uint8Array | null;
  readonly unless: Uint8Array | null;
}

const nearness = 60;
const nothing = new Uint8Array(0);

/** Prepares rules, and phrases to watch for under a name, for matching against the words of replies. */
export function prepareRules(
  rules: readonly TextRule[],
  watched: Readonly<Record<string, readonly string[]>>,
): RuleMatcher {
  const vocabulary = makeVocabulary([...rules.flatMap(listsOf), ...Object.values(watched)].flat());
  const { phrases, flagsOf } = vocabulary;
  const finder = makePhraseFinder(phrases);
  const prepared = rules.map((rule) => prepareRule(rule, vocabulary));
  const watchFlags = new Map(Object.entries(watched).map(([name, list]) => [name, flagsOf(list)]));
  const candidates = candidatesOf(prepared, phrases.length);
  return {
    match: (words) => {
      const hits = finder.find(words);
      return {
        firstRule: (admits) => firstOf({ hits, prepared, phrases, candidates }, admits),
        watched: (name) => hasAny(hits, watchFlags.get(name) ?? nothing),
      };
    },
  };
}

function listsOf({ any, near = [], also = [], unless = [] }: TextRule): readonly (readonly string[])[] {
  return [any, near, also, unless];
}

interface Vocabulary {
  /** Every phrase as it is looked for. */
  readonly phrases: readonly string[];
  /** A list of phrases as flags over `phrases`. */
  readonly flagsOf: (list: readonly string[]) => Uint8Array;
}

function makeVocabulary(spelled: readonly string[]): Vocabulary {
  const needles = new Map([...new Set(spelled)].map((phrase) => [phrase, needleOf(phrase)]));
  // because two spellings may be the same words
  const phrases = [...new Set(needles.values())];
  const numbers = new Map(phrases.map((needle, number) => [needle, number]));
  return {
    phrases,
    flagsOf: (list) => {
      const flags = new Uint8Array(phrases.length);
      for (const phrase of list) flags[numbers.get(needles.get(phrase) ?? '') ?? -1] = 1;
      return flags;
    },
  };
}

function prepareRule(rule: TextRule, { flagsOf }: Vocabulary): PreparedRule {
  const optional = (list: readonly string[] | undefined): Uint8Array | null =>
    list === undefined ? null : flagsOf(list);
  return {
    rule,
    any: flagsOf(rule.any),
    near: optional(rule.near),
    also: optional(rule.also),
    unless: optional(rule.unless),
  };
}

/** A phrase of a rule as it is looked for in the words of a reply. */
function needleOf(phrase: string): string {
  const open = phrase.endsWith('*');
  const folded = foldText(open ? phrase.slice(0, -1) : phrase).toLowerCase();
  if (folded.includes('.')) return `${folded} `;
  if (/[\u1100-\u11ff\u2e80-\uffff]/u.test(folded)) return folded;
  const words = wordsOfReply(folded);
  const bare = words.slice(0, words.indexOf(' |'));
  return open ? bare : `${bare} `;
}

/** For each phrase, the rules that it may set off, in the order of the table. */
function candidatesOf(prepared: readonly PreparedRule[], phrases: number): readonly (readonly number[])[] {
  return Array.from({ length: phrases }, (_, phrase) =>
    prepared.flatMap(({ any }, index) => (any[phrase] === 1 ? [index] : [])),
  );
}

interface Search {
  readonly hits: PhraseHits;
  readonly prepared: readonly PreparedRule[];
  readonly phrases: readonly string[];
  readonly candidates: readonly (readonly number[])[];
}

function firstOf(search: Search, admits: (rule: TextRule) => boolean): RuleMatch | null {
  for (const number of rulesSetOff(search)) {
    const candidate = search.prepared[number];
    if (candidate === undefined || !admits(candidate.rule)) continue;
    const phrase = matchingPhrase(candidate, search.hits);
    if (phrase !== null) return { rule: candidate.rule, phrase: (search.phrases[phrase] ?? '').trim() };
  }
  return null;
}

/** The rules whose phrases occur, in the order of the table. */
function rulesSetOff({ hits, candidates }: Search): readonly number[] {
  const numbers: number[] = [];
  for (const phrase of hits.phrases) {
    for (const rule of candidates[phrase] ?? []) if (!numbers.includes(rule)) numbers.push(rule);
  }
  return numbers.sort((a, b) => a - b);
}

/** The phrase that makes a rule match, or null when it does not. */
function matchingPhrase(rule: PreparedRule, hits: PhraseHits): number | null {
  if (rule.unless !== null && hasAny(hits, rule.unless)) return null;
  if (rule.also !== null && !hasAny(hits, rule.also)) return null;
  return rule.near === null ? firstAny(hits, rule.any) : firstNear(hits, rule.any, rule.near);
}

function hasAny(hits: PhraseHits, flags: Uint8Array): boolean {
  return firstAny(hits, flags) !== null;
}

function firstAny({ phrases }: PhraseHits, flags: Uint8Array): number | null {
  for (const phrase of phrases) if (flags[phrase] === 1) return phrase;
  return null;
}

/** The first phrase of one set that ends at most 60 characters from one of another. One pass. */
function firstNear(hits: PhraseHits, any: Uint8Array, near: Uint8Array): number | null {
  let phraseOfAny = -1;
  let endOfAny = Number.NEGATIVE_INFINITY;
  let endOfNear = Number.NEGATIVE_INFINITY;
  for (const [index, phrase] of hits.phrases.entries()) {
    const end = hits.ends[index] ?? 0;
    if (any[phrase] === 1) {
      phraseOfAny = phrase;
      endOfAny = end;
    }
    if (near[phrase] === 1) endOfNear = end;
    if (Math.abs(endOfAny - endOfNear) <= nearness) return phraseOfAny;
  }
  return null;
}
