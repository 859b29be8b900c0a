import * as z from 'zod/mini';
import { sendSkips } from '../delivery/sends-skipped.ts';
import type { ListPart } from '../evidence/list-part.ts';
import type { Problem } from '../finding.ts';
import { modelVersion } from '../projection/policy-parameters.ts';
import { countedCells, tableOf } from '../projection/tally.ts';
import { toolVersion } from '../tool-version.ts';
import { withoutAddress } from '../without-address.ts';
import { addsUp } from './adds-up.ts';
import { type CheckTally, tallySchema } from './check-tally.ts';
import { isShard } from './shard.ts';
import { tallyValues } from './tally-values.ts';

/** Why a file is no tally that can be trusted. */
export const tallyFaults = ['not-json', 'changed', 'other-version', 'wrong-shape'] as const;
export type TallyFault = (typeof tallyFaults)[number];

export type TallyRead =
  | { readonly ok: true; readonly tally: CheckTally }
  | { readonly ok: false; readonly reason: TallyFault };

const { count, instant, text, ...value } = tallyValues;
const digest = z.string().check(z.regex(/^([0-9a-f]{64})?$/));

const part = z
  .strictObject({
    file: value.file,
    rows: count,
    recipients: count,
    invalid: count,
    undated: count,
    otherScope: count,
    implied: count,
    suppressedByReason: value.byReason,
    cells: value.cells,
    findings: value.findings,
    wide: value.wide,
    hashForms: value.hashForms,
    dns: value.dns,
    signs: value.signs,
  })
  .check(z.refine(addsUp));

const campaignCount = z.strictObject({
  suppressions: z.strictObject({
    files: z.array(value.suppressionFile),
    findings: value.findings,
    problems: value.problems,
  }),
  problems: value.problems,
  verifications: z.nullable(value.findings),
  deliveries: z.nullable(
    z.strictObject({
      sends: count,
      skipped: z.array(z.strictObject({ reason: z.enum(sendSkips), count })),
    }),
  ),
  list: z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), part }),
    z.strictObject({ ok: z.literal(false), problem: value.problem }),
  ]),
});

const checkTally = z.strictObject({
  schema: z.literal(tallySchema),
  program: text,
  model: text,
  shard: z.strictObject({ index: count, of: count }).check(z.refine(isShard)),
  campaigns: z
    .array(
      z.strictObject({
        campaign: text,
        list: text,
        asOfMs: instant,
        digests: z.strictObject({ list: digest, suppressions: digest, policy: digest }),
        ledger: z.nullable(text),
        count: campaignCount,
      }),
    )
    .check(z.minLength(1)),
});

const seal = z.strictObject({ sha256: z.string() });

/**
 * Reads a tally file: the tally on one line, and on the next the SHA-256 of that line, which tells a file that was cut off or
 * edited. `sha256` gives lower-case hex of a text as UTF-8. It is no signature: whoever can write the file can make both.
 */
export function parseTally(content: string, sha256: (text: string) => string): TallyRead {
  const [body = '', end = '', ...rest] = content.split('\n');
  const sealed = seal.safeParse(parseJson(end));
  if (!sealed.success || rest.join('') !== '') return refuse('changed');
  if (sealed.data.sha256 !== sha256(body)) return refuse('changed');
  const raw = parseJson(body);
  if (raw === undefined) return refuse('not-json');
  if (versionOf(raw) !== tallySchema) return refuse('other-version');
  const read = checkTally.safeParse(raw);
  if (!read.success) return refuse('wrong-shape');
  if (read.data.program !== toolVersion || read.data.model !== modelVersion) return refuse('other-version');
  // because a report keeps the order of members, the value is given as it stood there, and it fits the schema
  const written = raw as z.infer<typeof checkTally>;
  return {
    ok: true,
    tally: { ...written, campaigns: written.campaigns.map((one) => withCells(one, tableOf)) },
  };
}

function refuse(reason: TallyFault): TallyRead {
  return { ok: false, reason };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function versionOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'schema' in value ? value.schema : undefined;
}

/** The text of a tally file, as `parseTally` reads it; what may hold an address is withheld, the path of a file as well. */
export function tallyText(tally: CheckTally, sha256: (text: string) => string): string {
  const written = { ...tally, campaigns: tally.campaigns.map((one) => withCells(one, countedCells)) };
  const body = JSON.stringify(written, (_, member: unknown) =>
    typeof member === 'string' ? withoutAddress(member) : member,
  );
  return `${body}\n${JSON.stringify({ sha256: sha256(body) })}\n`;
}

/** A campaign's tally with the cells of its list, where that was counted, as a table or one by one. */
function withCells<From, To, Campaign extends { readonly count: { readonly list: ListWith<From> } }>(
  campaign: Campaign,
  change: (cells: From) => To,
) {
  const { count } = campaign;
  const list: ListWith<To> = count.list.ok
    ? { ...count.list, part: { ...count.list.part, cells: change(count.list.part.cells) } }
    : count.list;
  return { ...campaign, count: { ...count, list } };
}

/** A list that was counted, with its cells in one form or the other. */
type ListWith<Cells> =
  | { readonly ok: true; readonly part: Omit<ListPart, 'cells'> & { readonly cells: Cells } }
  | { readonly ok: false; readonly problem: Problem };
