import { closeSync, openSync, writeSync } from 'node:fs';
import { RandomStream } from '../simulator/random.ts';

/**
 * How a list is written: `plain`; every field in quotes; quotes doubled in every name; quotes that go wrong; lines that end
 * in CR; 200 columns more; a name around every address; a line break in every name; all of it in one line.
 */
export const writings = [
  'plain',
  'quoted',
  'doubled',
  'broken',
  'cr',
  'wide',
  'named',
  'lines',
  'one-line',
] as const;
export type Writing = (typeof writings)[number];

/** So many of the list's recipients are also on file. */
const suppressedShare = 0.05;
const names =
  'ada ben cara dario elif emil faye gita hugo ines jonas kaya lars lena mara milo noor otto'.split(' ');
const families =
  'abend bakker castel dahl egger falk hansen jansen keller lindt moreau nagy olsen quint'.split(' ');
const sources = ['web', 'shop', 'fair-2026', 'import-2024', 'newsletter'];
const reasons = ['hard-bounce', 'unsubscribe', 'unsubscribe', 'complaint', 'soft-bounce'];
const consumers = Array.from({ length: 12 }, (_, index) => `mailbox-${index}.example`);
const today = Date.UTC(2026, 10, 20);

/** Writes a send-list of so many invented recipients, 1 % of them twice; the same numbers give the same bytes. */
export function writeList(path: string, rows: number, writing: Writing = 'plain'): void {
  const random = new RandomStream(`list ${rows}`);
  const wide = writing === 'wide' ? Array.from({ length: 200 }, (_, index) => `c${index}`) : [];
  const end = writing === 'cr' ? '\r' : writing === 'one-line' ? ' ' : '\n';
  writeLines(path, [
    ['email', 'name', 'source', 'opted_in_at', 'last_delivered_at', ...wide].join(',') + end,
    rows,
    (index) => {
      const who = random.chance(0.01) ? Math.floor(index / 2) : index;
      const [first, last] = [random.pick(names), random.pick(families)];
      const cells = [
        addressOf(who),
        `${first} ${last}`,
        random.pick(sources),
        day(random, 900),
        random.chance(0.8) ? day(random, 200) : '',
        ...wide.map(() => 'x'),
      ];
      return cells.map((cell, column) => written(cell, column, writing)).join(',') + end;
    },
  ]);
}

/** Writes a canonical suppression file for so many invented addresses; some of them are on the list of `writeList`. */
export function writeSuppressions(path: string, rows: number, listRows: number): void {
  const random = new RandomStream(`suppressions ${rows}`);
  const shared = Math.min(rows, Math.round(listRows * suppressedShare));
  const step = shared === 0 ? 1 : Math.floor(listRows / shared);
  writeLines(path, [
    'email,reason,scope,created_at,expires_at,count,source\n',
    rows,
    (index) => {
      const who = index < shared ? index * step : listRows + index;
      const reason = random.pick(reasons);
      const count = reason === 'soft-bounce' ? '2' : '';
      return `${addressOf(who)},${reason},,${day(random, 700)},,${count},sendgrid\n`;
    },
  ]);
}

type Lines = readonly [head: string, rows: number, lineOf: (index: number) => string];

function writeLines(path: string, [head, rows, lineOf]: Lines): void {
  const file = openSync(path, 'w');
  let text = head;
  for (let index = 0; index < rows; index += 1) {
    text += lineOf(index);
    if (text.length > 1 << 20) {
      writeSync(file, text);
      text = '';
    }
  }
  writeSync(file, text);
  closeSync(file);
}

/** An address by its number alone, so that list and suppressions agree on it: 60 % at one of 12 providers. */
function addressOf(who: number): string {
  const mixed = Math.imul(who ^ (who >>> 15), 0x2c1b3c6d) >>> 0;
  const name = names[mixed % names.length];
  const family = families[(mixed >>> 8) % families.length];
  const consumer = consumers[mixed % consumers.length] ?? '';
  const domain = mixed % 100 < 60 ? consumer : `company-${(mixed >>> 4) % 40_000}.example`;
  return `${name}.${family}${who.toString(36)}@${domain}`;
}

function day(random: RandomStream, within: number): string {
  return new Date(today - Math.floor(random.uniform() * within) * 86_400_000).toISOString().slice(0, 10);
}

function written(cell: string, column: number, writing: Writing): string {
  if (writing === 'quoted') return `"${cell}"`;
  if (column === 0 && writing === 'named') return `"Ada ""A"" <${cell}>"`;
  if (column !== 1) return cell;
  if (writing === 'lines') return `"${cell}\nand friends"`;
  if (writing === 'doubled') return `"the ""${cell}"""`;
  return writing === 'broken' ? `"${cell}" jr "x` : cell;
}
