import { largestCount } from '../outcome/parse-count.ts';
import type { AskedCounts, QuestionFault } from './question.ts';

/** Two counts, or why the text holds none. */
export type CountsRead =
  | { readonly ok: true; readonly counts: AskedCounts }
  | { readonly ok: false; readonly fault: QuestionFault; readonly word: string };

const digits = /^(?:0|[1-9]\d{0,14})$/;
// groups of three by one and the same mark: 12,000 and 12.000 and 12'000 and 12 000
const grouped = /^[1-9]\d{0,2}(?:,\d{3}){1,4}$|^[1-9]\d{0,2}(?:[.'\u2019 ]\d{3}){1,4}$/;
const separator = /\/|:|\bout of\b|\bof\b|\bfrom\b/;

/**
 * Two counts as people write them: `240/12000`, `240 of 12,000`, `240 12 000`. A rate of mails is of whole numbers, so a
 * point or a comma can only part groups. Where blanks could part both, the only reading with no more bounced than sent
 * is taken, and none when there are several.
 */
export function parseCounts(text: string): CountsRead {
  const sides = text.split(separator).map((side) => side.trim());
  if (sides.length > 2) return { ok: false, fault: 'not-a-number', word: text };
  const [left = '', right] = sides;
  return right === undefined ? splitAtBlank(left) : judge(left, right);
}

function splitAtBlank(text: string): CountsRead {
  const words = text.split(/ +/);
  const readings: CountsRead[] = [];
  for (let place = 1; place < words.length; place += 1) {
    const [left, right] = [words.slice(0, place).join(' '), words.slice(place).join(' ')];
    if (amountOf(left) !== null && amountOf(right) !== null) readings.push(judge(left, right));
  }
  const fitting = readings.filter(({ ok }) => ok);
  if (fitting.length > 1) return { ok: false, fault: 'many-readings', word: text };
  const strange = words.find((word) => !/^[\d.,'\u2019]+$/.test(word));
  if (strange !== undefined) return faultOf(strange);
  return fitting[0] ?? readings[0] ?? { ok: false, fault: 'one-number', word: text };
}

function judge(left: string, right: string): CountsRead {
  const [bounced, sent] = [amountOf(left), amountOf(right)];
  if (bounced === null) return faultOf(left);
  if (sent === null) return faultOf(right);
  if (bounced > largestCount) return { ok: false, fault: 'too-large', word: left };
  if (sent > largestCount) return { ok: false, fault: 'too-large', word: right };
  if (sent === 0) return { ok: false, fault: 'nothing-sent', word: right };
  if (bounced > sent) return { ok: false, fault: 'more-bounced', word: `${left}/${right}` };
  return { ok: true, counts: { bounced, sent } };
}

function faultOf(word: string): CountsRead {
  if (word === '') return { ok: false, fault: 'one-number', word };
  if (/^[-\u2212\u2013]\s*\d/.test(word)) return { ok: false, fault: 'negative', word };
  const long = word.replaceAll(/[ .,'\u2019]/g, '');
  const isLarge = /^[1-9]\d{9,}$/.test(long) && !/[.,]\d{1,2}$/.test(word);
  return { ok: false, fault: isLarge ? 'too-large' : 'not-a-number', word };
}

function amountOf(text: string): number | null {
  const trimmed = text.trim();
  if (!digits.test(trimmed) && !grouped.test(trimmed)) return null;
  return Number(trimmed.replaceAll(/\D/g, ''));
}
