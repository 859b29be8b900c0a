import { nearestWord } from '../policy/nearest-word.ts';
import { findsAddress } from '../slack/find-address.ts';
import { bouncedFirst, isNumberLike } from './number-words.ts';
import { parseCounts } from './parse-counts.ts';
import {
  type AskedCampaign,
  longestTrend,
  type Question,
  type QuestionFault,
  type QuestionWord,
  questionWords,
  usualTrend,
} from './question.ts';
import { splitWords, type Word } from './split-words.ts';

/** Characters of a question that is read; nothing that can be asked is longer. */
const longestQuestion = 300;

const synonyms: Readonly<Record<string, QuestionWord>> = {
  ...Object.fromEntries(questionWords.map((word) => [word, word])),
  last: 'latest',
  list: 'latest',
  campaigns: 'latest',
  status: 'latest',
  chart: 'trend',
  graph: 'trend',
  history: 'trend',
  source: 'sources',
  reason: 'reasons',
  causes: 'reasons',
  explain: 'why',
  vs: 'compare',
  versus: 'compare',
  against: 'compare',
  threshold: 'thresholds',
  limit: 'thresholds',
  limits: 'thresholds',
  calculate: 'calc',
  record: 'outcome',
  publish: 'share',
  '?': 'help',
  hi: 'help',
  hello: 'help',
  '-h': 'help',
  '--help': 'help',
};

/** Words of sentences such as "how is the spring-launch campaign doing?" that ask for nothing by themselves. */
const fillers: ReadonlySet<string> = new Set(
  'how is was were are what whats about show me the please tell did does do for campaign result results ok okay doing good safe fail failed failing pass passed not it by bounce bounces bounced rate mails emails messages recipients sent delivered'.split(
    ' ',
  ),
);

/** Words that ask for nothing where they begin or end a question; between others they may be part of a name. */
const edges: ReadonlySet<string> = new Set(
  'can could may should shall will would i we send sending go out to of when due today tomorrow now yet ready'.split(
    ' ',
  ),
);

/** Words between two campaigns, besides those that ask to compare them. */
const connectors: ReadonlySet<string> = new Set(['and', 'with', 'to']);

/**
 * Reads the text after `/bounce-rate`, which anybody may have typed. Natural forms are taken as well (`spring-launch`,
 * `spring-launch trend`, `why did spring-launch fail?`, `a vs b`, `240 of 12,000`); a quoted word is a campaign.
 */
export function parseQuestion(text: string): Question {
  if (text.length > longestQuestion) return wrong('too-long');
  if (findsAddress(text)) return wrong('address');
  const all = bouncedFirst(splitWords(text));
  if (all.length === 0) return { ask: 'help', about: null };
  const telling = all.filter(({ text: word, quoted }) => quoted || !fillers.has(word));
  const words = withoutEdges(telling.length === 0 ? all : telling);
  const head = keywordOf(words[0]);
  if (head !== null) return readAfter(head, withoutEdges(words.slice(1)));
  const place = words.findIndex((word, index) => {
    const keyword = keywordOf(word);
    return keyword === 'compare' || (keyword !== null && (index === 1 || index === words.length - 1));
  });
  const inside = keywordOf(words[place]);
  if (inside === 'compare') return readPair(words);
  if (inside !== null) return readAfter(inside, withoutEdges(words.toSpliced(place, 1)));
  return readNatural(words);
}

/** The words without those at both ends that only make a sentence; as they are when nothing else is left. */
function withoutEdges(words: readonly Word[]): readonly Word[] {
  const tells = ({ text, quoted }: Word) => quoted || !edges.has(text);
  const first = words.findIndex(tells);
  return first < 0 ? words : words.slice(first, words.findLastIndex(tells) + 1);
}

function keywordOf(word: Word | undefined): QuestionWord | null {
  if (word === undefined || word.quoted || !Object.hasOwn(synonyms, word.text)) return null;
  return synonyms[word.text] ?? null;
}

function readAfter(word: QuestionWord, rest: readonly Word[]): Question {
  const [first] = rest;
  switch (word) {
    case 'help':
      return { ask: 'help', about: keywordOf(first) };
    case 'share':
      return first === undefined ? { ask: 'share' } : wrong('too-many-words', word, first.text);
    case 'calc':
      return readCounts(rest, word);
    case 'compare':
      return readPair(rest);
    case 'trend':
      return readTrend(rest);
    case 'outcome':
      return readOutcome(rest);
    default:
      return readOne(word, rest);
  }
}

type OneCampaign = 'latest' | 'sources' | 'reasons' | 'why' | 'override' | 'thresholds';

function readOne(word: OneCampaign, names: readonly Word[]): Question {
  if (names.length > 0) {
    const of = nameOf(names);
    if (of === null) return wrong('too-many-words', word, names[1]?.text);
    return word === 'override' ? { ask: word, of } : { ask: word, of };
  }
  if (word === 'latest') return { ask: 'campaigns' };
  return word === 'thresholds' ? { ask: word, of: null } : wrong('campaign-missing', word);
}

function readTrend(words: readonly Word[]): Question {
  if (words.length === 0) return wrong('campaign-missing', 'trend');
  const [names, rest] = splitBefore(words, ({ text }) => /^last\b|^\d+$/.test(text));
  const of = nameOf(names);
  if (of === null) return wrong('too-many-words', 'trend', names[1]?.text);
  const text = joined(rest);
  if (text === '') return { ask: 'trend', of, last: usualTrend };
  const number = /^(?:last ?[:=]? ?)?(\d{1,6})$/.exec(text)?.[1];
  if (number === undefined) return wrong('too-many-words', 'trend', text);
  const last = Number(number);
  if (last < 1 || last > longestTrend) return wrong('last-out-of-range', 'trend', number);
  return { ask: 'trend', of, last };
}

function readPair(words: readonly Word[]): Question {
  const isBetween = (word: Word) =>
    keywordOf(word) === 'compare' || (!word.quoted && connectors.has(word.text));
  const [one, after] = splitBefore(words, isBetween);
  const parted = after.length > 0;
  const [left, right] = parted ? [one, after.slice(1)] : [one.slice(0, 1), one.slice(1)];
  if (left.length === 0 || right.length === 0) return wrong('two-campaigns', 'compare');
  const [of, other] = [nameOf(left), parted || right.length === 1 ? nameOf(right) : null];
  if (of === null) return wrong('too-many-words', 'compare', left[1]?.text);
  if (other === null) return wrong('too-many-words', 'compare', right[1]?.text);
  const isSame = of.ledger === other.ledger && of.campaign === other.campaign;
  return isSame ? wrong('two-campaigns', 'compare') : { ask: 'compare', of, with: other };
}

function readOutcome(words: readonly Word[]): Question {
  if (words.length === 0) return wrong('campaign-missing', 'outcome');
  const [names, rest] = splitBefore(words, isNumberLike);
  const of = nameOf(names);
  if (of === null) return wrong('not-a-number', 'outcome', names[1]?.text);
  if (rest.length === 0) return { ask: 'outcome', of, counts: null };
  const read = parseCounts(joined(rest));
  return read.ok ? { ask: 'outcome', of, counts: read.counts } : wrong(read.fault, 'outcome', read.word);
}

/** The words before the first that is meant, which is never the very first, and the rest. */
function splitBefore(
  words: readonly Word[],
  isMeant: (word: Word) => boolean,
): readonly [readonly Word[], readonly Word[]] {
  const place = words.findIndex((word, index) => index > 0 && isMeant(word));
  return place < 0 ? [words, []] : [words.slice(0, place), words.slice(place)];
}

/** The campaign that words name: one word, or several plain ones, which are a name that was typed with blanks. */
function nameOf(words: readonly Word[]): AskedCampaign | null {
  const [only, second] = words;
  if (only === undefined) return null;
  if (second === undefined) return askedCampaign(only);
  const isName = words.length <= 6 && words.every(({ text, quoted }) => !quoted && /^[a-z0-9]+$/.test(text));
  return isName ? { ledger: null, campaign: words.map(({ text }) => text).join('-') } : null;
}

function readNatural(words: readonly Word[]): Question {
  const [first, second] = words;
  if (first === undefined) return { ask: 'help', about: null };
  const startsWithCounts = isNumberLike(first) && !(second === undefined && /^\d+$/.test(first.text));
  if (!startsWithCounts && words.length === 2 && /^\d{1,4}$/.test(second?.text ?? '')) {
    return first.text.includes('-') ? readTrend(words) : readSeveral(words, first);
  }
  const hasCounts = startsWithCounts || (second !== undefined && words.slice(1).every(isNumberLike));
  if (hasCounts) return readCounts(words, 'calc');
  if (second === undefined) return { ask: 'latest', of: askedCampaign(first) };
  const isPair = words.length === 3 && !second.quoted && second.text === 'and';
  return isPair ? readPair(words) : readSeveral(words, first);
}

/** Counts with at most one campaign before or behind them. */
function readCounts(words: readonly Word[], about: QuestionWord): Question {
  const names = words.filter((word) => !isNumberLike(word));
  const [name, second] = names;
  if (second !== undefined) return wrong('too-many-words', about, second.text);
  const isBetween = name !== undefined && name !== words[0] && name !== words.at(-1);
  const read = parseCounts(joined(words.filter((word) => word !== name || isBetween)));
  if (!read.ok) return wrong(read.fault, about, read.word);
  return { ask: 'calc', counts: read.counts, of: name === undefined ? null : askedCampaign(name) };
}

/** Several words that are none of ours: a name that was typed with blanks, unless one of our words was mistyped. */
function readSeveral(words: readonly Word[], first: Word): Question {
  const near = first.quoted ? null : nearestWord(first.text, questionWords);
  const isName = words.length <= 6 && words.every(({ text, quoted }) => !quoted && /^[a-z0-9-]+$/.test(text));
  if (near !== null || !isName) return wrong('not-understood', null, first.text, near);
  return { ask: 'latest', of: { ledger: null, campaign: words.map(({ text }) => text).join('-') } };
}

function askedCampaign({ text }: Word): AskedCampaign {
  const slash = text.indexOf('/');
  // because no campaign has an underscore, and other tools have them in its place
  const campaign = text.slice(slash < 1 ? 0 : slash + 1).replaceAll('_', '-');
  return { ledger: slash < 1 ? null : text.slice(0, slash), campaign };
}

function joined(words: readonly Word[]): string {
  return words.map(({ text }) => text).join(' ');
}

function wrong(
  fault: QuestionFault,
  about: QuestionWord | null = null,
  word = '',
  near: string | null = null,
): Question {
  return { ask: 'wrong', fault, about, word, near };
}
