import { nearestWord } from '../policy/nearest-word.ts';
import { findsAddress } from '../slack/find-address.ts';
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
};

/** Words of sentences such as "how is the spring-launch campaign doing?" that ask for nothing by themselves. */
const fillers: ReadonlySet<string> = new Set(
  'how is was were are what whats about show me the please tell did does do for campaign result results ok okay doing good safe fail failed pass passed not it by and with bounce bounces bounced rate mails emails messages recipients sent delivered'.split(
    ' ',
  ),
);

/**
 * Reads the text after `/bounce-rate`, which anybody may have typed. Natural forms are taken as well (`spring-launch`,
 * `spring-launch trend`, `why did spring-launch fail?`, `a vs b`, `240 of 12,000`); a quoted word is a campaign.
 */
export function parseQuestion(text: string): Question {
  if (text.length > longestQuestion) return wrong('too-long');
  if (findsAddress(text)) return wrong('address');
  const all = splitWords(text);
  if (all.length === 0) return { ask: 'help', about: null };
  const telling = all.filter(({ text: word, quoted }) => quoted || !fillers.has(word));
  const words = telling.length === 0 ? all : telling;
  const [first, second] = words;
  const head = keywordOf(first);
  if (head !== null) return readAfter(head, words.slice(1));
  const next = keywordOf(second);
  if (next !== null && first !== undefined) return readAfter(next, [first, ...words.slice(2)]);
  return readNatural(words);
}

function keywordOf(word: Word | undefined): QuestionWord | null {
  if (word === undefined || word.quoted || !Object.hasOwn(synonyms, word.text)) return null;
  return synonyms[word.text] ?? null;
}

function readAfter(word: QuestionWord, rest: readonly Word[]): Question {
  const [first, second] = rest;
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
      if (second !== undefined) return wrong('too-many-words', word, second.text);
      return readOne(word, first);
  }
}

type OneCampaign = 'latest' | 'sources' | 'reasons' | 'why' | 'override' | 'thresholds';

function readOne(word: OneCampaign, name: Word | undefined): Question {
  if (name !== undefined) {
    const of = askedCampaign(name);
    return word === 'override' ? { ask: word, of } : { ask: word, of };
  }
  if (word === 'latest') return { ask: 'campaigns' };
  return word === 'thresholds' ? { ask: word, of: null } : wrong('campaign-missing', word);
}

function readTrend([name, ...rest]: readonly Word[]): Question {
  if (name === undefined) return wrong('campaign-missing', 'trend');
  const text = rest.map(({ text: word }) => word).join(' ');
  if (text === '') return { ask: 'trend', of: askedCampaign(name), last: usualTrend };
  const number = /^(?:last ?[:=]? ?)?(\d{1,6})$/.exec(text)?.[1];
  if (number === undefined) return wrong('too-many-words', 'trend', text);
  const last = Number(number);
  if (last < 1 || last > longestTrend) return wrong('last-out-of-range', 'trend', number);
  return { ask: 'trend', of: askedCampaign(name), last };
}

function readPair(rest: readonly Word[]): Question {
  const [one, other, third] = rest.filter((word) => keywordOf(word) !== 'compare');
  if (one === undefined || other === undefined) return wrong('two-campaigns', 'compare');
  if (third !== undefined) return wrong('too-many-words', 'compare', third.text);
  return { ask: 'compare', of: askedCampaign(one), with: askedCampaign(other) };
}

function readOutcome([name, ...rest]: readonly Word[]): Question {
  if (name === undefined) return wrong('campaign-missing', 'outcome');
  const of = askedCampaign(name);
  if (rest.length === 0) return { ask: 'outcome', of, counts: null };
  const read = parseCounts(joined(rest));
  return read.ok ? { ask: 'outcome', of, counts: read.counts } : wrong(read.fault, 'outcome', read.word);
}

const numberLike = /^[-+\u2212\u2013]?\d[\d.,'\u2019/:%]*$|^[/:]\d*$|^(?:of|out|from)$/;

function isNumberLike({ text, quoted }: Word): boolean {
  return !quoted && numberLike.test(text);
}

function readNatural(words: readonly Word[]): Question {
  const [first, second] = words;
  if (first === undefined) return { ask: 'help', about: null };
  const startsWithCounts = isNumberLike(first) && !(second === undefined && /^\d+$/.test(first.text));
  const hasCounts = startsWithCounts || (second !== undefined && words.slice(1).every(isNumberLike));
  if (hasCounts) return readCounts(words, 'calc');
  if (second === undefined) return { ask: 'latest', of: askedCampaign(first) };
  return readSeveral(words, first);
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
  if (slash < 1) return { ledger: null, campaign: text };
  return { ledger: text.slice(0, slash), campaign: text.slice(slash + 1) };
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
