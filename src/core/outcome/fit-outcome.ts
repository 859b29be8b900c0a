import type { OutcomeRecord } from '../ledger/ledger-record.ts';
import { maxRecordBytes } from '../ledger/max-record-bytes.ts';
import { maxSources } from '../ledger/record-limits.ts';
import { recordText } from '../ledger/record-text.ts';
import { otherSources, recordExposures } from '../ledger/recorded-exposures.ts';
import { compareNames, mergeParts, mergeSources } from './merge-outcome.ts';
import type { OutcomePart, SourceOutcome } from './outcome-counts.ts';

/** Sources keep at most this much of a record that has parts as well, since it is the parts that teach. */
const sourceBytes = 1800;
/** More parts never fit. */
const mostParts = 40;

/**
 * Puts sources and parts into a record so that it fits: the smallest are counted together as source `other`, and where
 * that is not enough the smallest evidence groups with the next larger one. All sums stay.
 */
export function fitOutcome(
  record: OutcomeRecord,
  sources: readonly SourceOutcome[],
  parts: readonly OutcomePart[],
): OutcomeRecord {
  const room = parts.length === 0 ? maxRecordBytes : sourceBytes;
  const bySource = fitSources(record, sources, room);
  const withSources = { ...record, bySource };
  return { ...withSources, parts: fitParts(withSources, parts) };
}

function fitSources(record: OutcomeRecord, sources: readonly SourceOutcome[], room: number) {
  const sorted = mergeSources(sources).sort(
    (one, other) => other.sent - one.sent || compareNames(one.source, other.source),
  );
  const merged = (named: number) =>
    mergeSources(sorted.map((row, place) => (place < named ? row : { ...row, source: otherSources })));
  let named = sorted.length < maxSources ? sorted.length : maxSources - 1;
  while (named > 0 && lengthOf({ ...record, bySource: merged(named) }) > room) named -= 1;
  return merged(named);
}

function fitParts(record: OutcomeRecord, parts: readonly OutcomePart[]): OutcomeRecord['parts'] {
  for (const tried of smallerAndSmaller(parts)) {
    const recorded = tried.map(recordedPart);
    if (lengthOf({ ...record, parts: recorded }) <= maxRecordBytes) return recorded;
  }
  return [];
}

/** The parts with fewer and fewer of them apart, at last all in one. */
function* smallerAndSmaller(all: readonly OutcomePart[]): Generator<readonly OutcomePart[]> {
  let parts = joinSources(mergeParts(all), mostParts);
  for (let named = mostParts; named >= 0; named -= 1) {
    parts = joinSources(parts, named);
    yield parts;
  }
  while (parts.length > 1) {
    parts = joinSmallest(parts);
    yield parts;
  }
}

/** Keeps the largest parts and counts the rest of each group together as source `other`. */
function joinSources(parts: readonly OutcomePart[], named: number): readonly OutcomePart[] {
  const others = parts.filter(({ source }) => source === otherSources);
  const apart = parts.filter(({ source }) => source !== otherSources).sort(largestFirst);
  const joined = apart.slice(named).map((part) => ({ ...part, source: otherSources }));
  return mergeParts([...apart.slice(0, named), ...others, ...joined]).sort(largestFirst);
}

function joinSmallest(parts: readonly OutcomePart[]): readonly OutcomePart[] {
  const [last, before] = [parts.at(-1), parts.at(-2)];
  if (last === undefined || before === undefined) return parts;
  return mergeParts([...parts.slice(0, -1), { ...last, group: before.group }]).sort(largestFirst);
}

function recordedPart({ source, group, recipients, hard, soft, exposures }: OutcomePart) {
  const list = { sources: [{ source, recipients }], ...exposures };
  return { source, group, recipients, hard, soft, exposures: recordExposures(list, 1).exposures };
}

function largestFirst(one: OutcomePart, other: OutcomePart): number {
  const name = ({ source, group }: OutcomePart) => `${source}\n${group}`;
  return other.recipients - one.recipients || compareNames(name(one), name(other));
}

function lengthOf(record: OutcomeRecord): number {
  return new TextEncoder().encode(recordText(record)).length;
}
