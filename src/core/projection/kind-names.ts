import { causes, domainKinds, entryKinds } from '../evidence/cause.ts';
import { aliasReasons, type HeldBack } from '../suppression/alias-reason.ts';
import { suppressionReasons } from '../suppression/suppression-reason.ts';
import type { EvidenceKind } from './tally.ts';

/** What a cell is named by before its age. Each part ends with a mark that it does not hold, so names are ordered as their parts are. */
export function headOf({ cause, entryKind, domainKind }: EvidenceKind): string {
  return `${cause}|${entryKind}|${domainKind}|`;
}

/** What a cell is named by for its age in days. */
export function ageText(ageDays: number | null): string {
  return `${ageDays ?? '-'}|`;
}

/** What a cell is named by behind its age; the source stands last. */
export function tailOf(kind: EvidenceKind): string {
  const { softBounces, suppressed, source } = kind;
  return `${flagsOf(kind)}|${softBounces}|${suppressed ?? '-'}|${source}`;
}

function flagsOf({ confirmed, neverDelivered, role }: EvidenceKind): number {
  return (confirmed ? 1 : 0) + (neverDelivered ? 2 : 0) + (role ? 4 : 0);
}

const packedSoftBounces = 2 ** 10;

/**
 * All evidence but source and age as one number below 2^31, each field a digit; a text where there are too many soft
 * bounces for a digit. Such a number is found several times as fast as a text, and this runs once per row.
 */
export function packKind(kind: EvidenceKind): number | string {
  const { softBounces } = kind;
  if (softBounces < 0 || softBounces >= packedSoftBounces || !Number.isInteger(softBounces))
    return `${headOf(kind)}${tailOf(kind)}`;
  let packed = causes.indexOf(kind.cause);
  packed = packed * entryKinds.length + entryKinds.indexOf(kind.entryKind);
  packed = packed * domainKinds.length + domainKinds.indexOf(kind.domainKind);
  packed = packed * (heldBack.length + 1) + heldBackIndex(kind.suppressed);
  packed = packed * 8 + flagsOf(kind);
  return packed * packedSoftBounces + softBounces;
}

const heldBack: readonly HeldBack[] = [...suppressionReasons, ...aliasReasons];

function heldBackIndex(reason: HeldBack | null): number {
  return reason === null ? heldBack.length : heldBack.indexOf(reason);
}
