import * as z from 'zod/mini';
import { causes, domainKinds, entryKinds } from '../evidence/cause.ts';
import { findingCodes, severities } from '../finding.ts';
import { samplesPerCode } from '../finding-log.ts';
import { problemCodes } from '../problem.ts';
import { showable } from '../showable.ts';
import { aliasReasons } from '../suppression/alias-reason.ts';
import { hashFormNames } from '../suppression/hash-forms.ts';
import { suppressionReasons } from '../suppression/suppression-reason.ts';

const mostFiles = 10_000;
const longestText = 4096;
/** Most of anything that is counted: no more than a file has bytes, so that what all shards counted adds up exactly. */
const mostCounted = 4 * 1024 * 1024 * 1024;
/** Days from 1970 on, and ages in days, either way: 273 years. */
const farthestDay = 100_000;
/** The years of a check that a record of the ledger can tell. */
const [earliest, latest] = [Date.UTC(2000, 0, 1), Date.UTC(2099, 11, 31)];

const count = z.int().check(z.minimum(0), z.maximum(mostCounted));
const instant = z.int().check(z.minimum(earliest), z.maximum(latest));
const day = z.nullable(z.int().check(z.minimum(-farthestDay), z.maximum(farthestDay)));
const text = z.string().check(z.maxLength(longestText));
// because counting makes all text from data showable, a text that is not was put in by somebody else
const shownText = text.check(z.refine((value) => showable(value, longestText) === value));
const args = z.record(
  z.string().check(z.regex(/^[a-z][a-zA-Z0-9]{0,59}$/)),
  z.union([shownText, z.number()]),
);
const place = { file: z.exactOptional(text), line: z.exactOptional(count), args };
const problem = z.strictObject({ code: z.enum(problemCodes), ...place });
const problems = z.array(problem).check(z.maxLength(mostFiles));
const finding = z.strictObject({ code: z.enum(findingCodes), severity: z.enum(severities), ...place });
const findings = z.strictObject({
  samples: z.array(finding).check(z.maxLength(findingCodes.length * samplesPerCode)),
  counts: z
    .array(z.strictObject({ code: z.enum(findingCodes), count }))
    .check(z.maxLength(findingCodes.length)),
});
const lines = z.array(count).check(z.maxLength(10));
const run = z.strictObject({ rows: count, line: count });
const cell = z.strictObject({
  cause: z.enum(causes),
  source: shownText,
  entryKind: z.enum(entryKinds),
  domainKind: z.enum(domainKinds),
  ageDays: day,
  confirmed: z.boolean(),
  neverDelivered: z.boolean(),
  softBounces: count,
  role: z.boolean(),
  suppressed: z.nullable(z.enum([...suppressionReasons, ...aliasReasons])),
});

/** The schemas of what a tally is made of, strict and bounded: its file is data from elsewhere. */
export const tallyValues = {
  count,
  instant,
  text,
  problem,
  problems,
  findings,
  suppressionFile: z.strictObject({
    path: text,
    readAs: shownText,
    entries: count,
    leftOut: count,
    unreadable: count,
    unreadableLines: lines,
    newestDay: day,
  }),
  file: z.strictObject({
    ok: z.literal(true),
    encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be']),
    bom: z.boolean(),
    delimiter: z.enum([',', ';', '\t', '|']),
    newline: z.enum(['\n', '\r\n', '\r']),
    separatorLine: z.boolean(),
    windows1252: z.strictObject({ records: count, firstLines: lines }),
    records: count,
    lines: count,
    bytes: count,
  }),
  byReason: z.record(z.enum(suppressionReasons), count),
  cells: z.array(z.strictObject({ cell, count })),
  wide: z.strictObject({
    places: z.array(z.strictObject({ file: text, line: count, recipients: count })),
    elsewhere: count,
  }),
  hashForms: z.partialRecord(z.enum(hashFormNames), count),
  dns: z.strictObject({ recipients: count, known: count, stale: count, oldestDay: day }),
  signs: z.strictObject({
    crowded: z.array(z.strictObject({ recipients: count, line: count })),
    numbered: z.nullable(z.strictObject({ business: run, consumer: run })),
  }),
} as const;
