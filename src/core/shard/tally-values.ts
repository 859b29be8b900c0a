import * as z from 'zod/mini';
import { causes, domainKinds, entryKinds } from '../evidence/cause.ts';
import { findingCodes, severities } from '../finding.ts';
import { samplesPerCode } from '../finding-log.ts';
import { problemCodes } from '../problem.ts';
import { aliasReasons } from '../suppression/alias-reason.ts';
import { hashFormNames } from '../suppression/hash-forms.ts';
import { suppressionReasons } from '../suppression/suppression-reason.ts';

const mostFiles = 10_000;
const longestText = 4096;

const count = z.int().check(z.minimum(0));
const day = z.nullable(z.int());
const text = z.string().check(z.maxLength(longestText));
const args = z.record(z.string().check(z.maxLength(60)), z.union([text, z.number()]));
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
  source: text,
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
  text,
  problem,
  problems,
  findings,
  suppressionFile: z.strictObject({
    path: text,
    readAs: text,
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
