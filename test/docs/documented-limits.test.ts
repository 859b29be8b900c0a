import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { findingCodes } from '../../src/core/finding.ts';
import { problemCodes } from '../../src/core/problem.ts';
import { codeSpans, type Row, tableRows } from './markdown.ts';

const path = 'docs/limits.md';
const rows = tableRows(readFileSync(path, 'utf8'));
const known: ReadonlySet<string> = new Set([...problemCodes, ...findingCodes]);

/** What numbers in the code may be made of. */
const names: Readonly<Record<string, number>> = { hourMs: 3_600_000, dayMs: 86_400_000 };
const units: Readonly<Record<string, number>> = { KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30, '%': 0.01 };
const times: Readonly<Record<string, number>> = { s: 1000, days: 86_400_000 };

/** Bounds of what the program itself does, not of what it reads; and those of the bot, which docs/slack.md has. */
const others = [
  'core/bot/',
  'core/question/',
  'core/slack/',
  'io/bot-store/',
  'io/slack/',
  'report/html/',
  'report/slack/',
  'core/matching/',
  'core/list/cell-cache.ts',
  'core/delivery/judge-deliveries.ts mostMissing',
  'core/domain/meant-domain.ts longestTyped',
  'core/policy/nearest-word.ts longestWord',
  'core/evidence/domain-book.ts mostRemembered',
  'core/shard/recipient-groups.ts mostRemembered',
  'core/drift/change-since.ts mostNowSends',
  'core/json/split-json.ts maxKeyBytes',
  'core/review/comment-marker.ts longestKey',
  'core/bounce/phrase-finder.ts maxHits',
  'core/bounce/scan-codes.ts maxCodes',
  'core/events/log/exim-line.ts maxPrefix',
  'core/events/sniff-media.ts maxLines',
  'core/events/mail/is-from-line.ts maxLength',
  'core/dns/is-host-name.ts maxNameLength',
  'core/dns/parse-seconds.ts longestMs',
  'core/dns/message/message-reader.ts maxNameBytes',
  'core/ledger/record-values.ts maxCount',
  'core/ledger/record-values.ts maxExposures',
  'core/outcome/align-sources.ts longestName',
  'core/outcome/event-word.ts longestWord',
  'core/outcome/fit-outcome.ts mostParts',
  'core/outcome/tally-events.ts longestWaitMs',
  'core/override/make-override.ts longestName',
  'core/projection/expand-cell.ts mostParts',
  'io/git/default-branch.ts maxBytes',
  'io/git/locate-git-folder.ts maxPointerBytes',
  'io/git/read-refs.ts maxLooseBytes',
  'io/git/read-refs.ts maxDepth',
  'io/git/read-refs.ts maxHops',
  'io/git/run-git.ts maxErrorBytes',
  'io/github/comment-key.ts longestSlug',
  'io/github/find-labelling.ts maxPages',
  'io/github/find-own-comment.ts maxPages',
  'io/github/github-client.ts maxAttempts',
  'io/github/post-suggestions.ts maxPages',
  'io/ledger/audit-history.ts maxEarlyMs',
  'io/ledger/audit-history.ts maxLateMs',
  'io/ledger/compact-ledger.ts maxTries',
  'io/ledger/open-ledger-repository.ts maxSettingBytes',
  'io/ledger/parse-changes.ts maxTimeSeconds',
  'io/ledger/record-path.ts maxPathLength',
  'io/ledger/remembered-tip.ts maxBytes',
  'action/post-to-slack.ts mostCards',
  'action/slack-exit.ts longestWaitMs',
] as const;

function placeOf(row: Row): string {
  return codeSpans(row['set in'] ?? '').join(' ');
}

/** The number that the code gives a name, or a key of an object; undefined where it does not. */
function numberOf(place: string): number | undefined {
  const [file = '', name = ''] = place.split(' ');
  const source = readFileSync(posix.join('src', file), 'utf8');
  const text = new RegExp(`\\b${name}(?: =|:) ([\\w\\s*<.]+?)[;,}]`).exec(source)?.[1];
  return text === undefined ? undefined : productOf(text);
}

function productOf(expression: string): number {
  const [first = '', shift] = expression.split('<<');
  const factors = first.split('*').map((part) => {
    const word = part.trim().replaceAll('_', '');
    return names[word] ?? Number(word);
  });
  return factors.reduce((product, factor) => product * factor, 1) * 2 ** Number(shift ?? 0);
}

/** The number that the document gives, in bytes, milliseconds or as a fraction. */
function documented(text: string, place: string): number {
  const [number = '', unit] = text.split(' ');
  const value = Number(number.replaceAll(',', ''));
  if (unit === undefined) return value;
  return value * (units[unit] ?? (place.endsWith('Ms') ? times[unit] : 1) ?? Number.NaN);
}

test('there are limits to look at', () => {
  expect(rows.length).toBeGreaterThan(80);
  expect(new Set(rows.map(placeOf)).size).toBe(rows.length);
});

test.each(rows.map((row) => [placeOf(row), row] as const))('%s is what docs/limits.md says', (place, row) => {
  expect(documented(row['at most'] ?? '', place)).toBe(numberOf(place));
});

test('every code that a limit ends in is one, and every limit says what happens', () => {
  for (const row of rows) {
    expect(row['beyond it'], placeOf(row)).not.toBe('');
    const codes = codeSpans(row['beyond it'] ?? '').filter((word) => word !== 'other');
    for (const code of codes) expect(known, code).toContain(code);
  }
});

test('docs/limits.md has every limit of what is read', () => {
  const limit = /^(?:export )?const ((?:max|most|longest|shortest|largest)[A-Z]\w*)\b.* = [^('"`\n]*\d/gm;
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /^(?:core|io|report|action|cli)\/.*\.ts$/.test(name));
  const found = files.flatMap((file) =>
    [...readFileSync(posix.join('src', file), 'utf8').matchAll(limit)].map(([, name]) => `${file} ${name}`),
  );
  const places = new Set(rows.map(placeOf));
  expect(found.length).toBeGreaterThan(80);
  const missing = found.filter(
    (place) => !places.has(place) && !others.some((other) => place.startsWith(other)),
  );
  expect(missing, 'give each a row in docs/limits.md').toEqual([]);
  const named: readonly string[] = others.filter((other) => other.includes(' '));
  expect(
    named.filter((place) => !found.includes(place)),
    'is not there any more',
  ).toEqual([]);
});
