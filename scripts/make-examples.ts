import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

// Writes the invented lists and suppression files of examples/ from a fixed seed: same script, same bytes.
// All people are made up, and all domains end in .example, which RFC 2606 reserves.

const folder = process.argv[2] ?? 'examples';
const asOf = Date.UTC(2026, 10, 20);
const firstNames =
  'ada alma ben cara dario elif emil faye gita hugo ines jonas kaya lars lena mara milo nadia noor olga otto pia rafi rosa sven tara tomas uma vera wim yara zoe'.split(
    ' ',
  );
const lastNames =
  'abend bakker castel dahl egger falk grosso hansen ivory jansen keller lindt moreau nagy olsen petit quint rossi silva tamm ulrich vogel weber xavier yilmaz zeller'.split(
    ' ',
  );
const consumerDomains = ['mail.example', 'inbox.example', 'post.example'];
const businessDomains =
  'acme-tools.example blueharbour.example cedarworks.example deltafoods.example eastgate.example ferncliff.example granite-labs.example hollowtree.example'.split(
    ' ',
  );

let state = 20261120;

/** Mulberry32, a small generator of uniform numbers below 1 (public domain, Tommy Ettinger). */
function random(): number {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}

function pick<T>(items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

function daysAgo(days: number): string {
  return new Date(asOf - days * 86_400_000).toISOString().slice(0, 10);
}

function between(low: number, high: number): number {
  return Math.floor(low + random() * (high - low + 1));
}

let people = 0;

interface Person {
  readonly email: string;
  readonly name: string;
}

function person(consumerShare: number): Person {
  const first = pick(firstNames);
  const last = pick(lastNames);
  people += 1;
  const domain = random() < consumerShare ? pick(consumerDomains) : pick(businessDomains);
  const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
  return { email: `${first}.${last}${people}@${domain}`, name: `${capital(first)} ${capital(last)}` };
}

interface Row extends Person {
  readonly source: string;
  readonly optedIn: string;
  readonly delivered: string;
}

/** Rows of people who were delivered to `low` to `high` days ago. */
function known(count: number, source: string, consumerShare: number, low: number, high: number): Row[] {
  return Array.from({ length: count }, () => {
    const delivered = between(low, high);
    return {
      ...person(consumerShare),
      source,
      optedIn: daysAgo(delivered + between(30, 900)),
      delivered: daysAgo(delivered),
    };
  });
}

/** Rows of people who were never mailed. */
function fresh(count: number, source: string, consumerShare: number, low: number, high: number): Row[] {
  return Array.from({ length: count }, () => ({
    ...person(consumerShare),
    source,
    optedIn: daysAgo(between(low, high)),
    delivered: '',
  }));
}

function shuffle<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

function write(name: string, lines: readonly string[]): void {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${lines.join('\n')}\n`);
}

function writeList(name: string, rows: readonly Row[]): void {
  const lines = rows.map(({ email, name: who, source, optedIn, delivered }) =>
    [email, who, source, optedIn, delivered].join(','),
  );
  write(`lists/${name}.csv`, ['email,name,source,opted_in_at,last_delivered_at', ...lines]);
}

function suppression(reason: string, source: string, status = ''): (row: Person) => string {
  return ({ email }) => [email, reason, status, 'global', daysAgo(between(2, 400)), source].join(',');
}

rmSync(join(folder, 'lists'), { recursive: true, force: true });
rmSync(join(folder, 'suppressions'), { recursive: true, force: true });

// healthy: mailed every month, a few new sign-ups
const spring = shuffle([
  ...known(5600, 'web', 0.8, 5, 31),
  ...fresh(240, 'web', 0.8, 1, 30),
  ...known(160, 'checkout', 0.9, 3, 60),
]);

// a warning: a fifth comes from an import that nobody mailed yet
const partner = shuffle([
  ...known(2860, 'web', 0.5, 5, 31),
  ...fresh(900, 'crm-import', 0.1, 60, 400),
  ...known(240, 'desk', 0.1, 10, 90),
]);

// fails: the bounces of earlier sends were never taken off, and some people unsubscribed
const autumnGone = known(285, 'crm-import', 0.4, 300, 900);
const autumnOut = known(12, 'web', 0.8, 40, 200);
const autumn = shuffle([...known(4700, 'web', 0.8, 5, 31), ...autumnGone, ...autumnOut]);
const twice = autumn.slice(100, 108);

writeList('spring-launch', spring);
writeList('partner-update', partner);
writeList('autumn-sale', [...autumn, ...twice]);
writeList('winter-invite', shuffle(known(2000, 'web', 0.8, 5, 35)));

const strangers = Array.from({ length: 900 }, () => person(0.6));
const header = 'email,reason,status,scope,created_at,source';
const bounces = [
  ...autumnGone.map(suppression('hard-bounce', 'esp', '5.1.1')),
  ...strangers.slice(0, 600).map(suppression('hard-bounce', 'esp', '5.1.1')),
  ...strangers.slice(600, 700).map(suppression('soft-bounce', 'esp', '4.2.2')),
];
write('suppressions/bounces.csv', [header, ...bounces.sort()]);
const optOuts = [
  ...autumnOut.map(suppression('unsubscribe', 'preference-centre')),
  ...strangers.slice(700, 880).map(suppression('unsubscribe', 'preference-centre')),
  ...strangers.slice(880).map(suppression('complaint', 'feedback-loop')),
];
write('suppressions/opt-outs.csv', [header, ...optOuts.sort()]);
// cannot be checked: the export that should hold the suppressions came out empty
write('suppressions/broken-export.csv', [header]);
