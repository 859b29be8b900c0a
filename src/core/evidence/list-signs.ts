import type { DomainKind } from './cause.ts';
import { type Crowd, CrowdedDomains, crowdsOf } from './crowded-domains.ts';
import { NumberedAddresses, type NumberedKept } from './numbered-addresses.ts';

/** Something about a list as a whole: how many recipients or rows, and the line of the first of them. */
export type ListSign =
  | { readonly code: 'crowded-domain'; readonly recipients: number; readonly line: number }
  | { readonly code: 'numbered-addresses'; readonly rows: number; readonly line: number };

/** What the signs of a list follow from, as plain data: numbers and lines, no domain. */
export interface SignsKept {
  readonly crowded: readonly Crowd[];
  /** Null where the order of rows is looked at in another part. */
  readonly numbered: NumberedKept | null;
}

/**
 * Judgement: at a provider of private mailboxes a sorted list has names that count up by chance (`ann80` to `ann89`),
 * so that they are told only from this share of the list on.
 */
const providerShare = 0.01;

/**
 * Looks for signs that a list was not gathered but made: many recipients of one small domain, addresses that count up. They
 * name no domain, since a small domain may be a person's own; the line of the first recipient leads there.
 */
export class ListSigns {
  readonly crowded = new CrowdedDomains();
  /** Null where the order of rows is not looked at. */
  readonly numbered: NumberedAddresses | null;

  constructor(kindOf: ((domain: string) => DomainKind) | null) {
    this.numbered = kindOf === null ? null : new NumberedAddresses(kindOf);
  }

  kept(recipients: number): SignsKept {
    return { crowded: this.crowded.crowds(recipients), numbered: this.numbered?.kept() ?? null };
  }
}

/** The signs in parts of one list together. */
export function joinSigns(parts: readonly SignsKept[]): SignsKept {
  const numbered = parts.flatMap((part) => part.numbered ?? []);
  return {
    crowded: parts.flatMap(({ crowded }) => crowded).sort((a, b) => a.line - b.line),
    numbered: numbered[0] ?? null,
  };
}

/** The signs of a whole list with so many recipients and rows, by line. */
export function signsOf(
  { crowded, numbered }: SignsKept,
  { recipients, rows }: { readonly recipients: number; readonly rows: number },
): readonly ListSign[] {
  const isMany = numbered !== null && numbered.consumer.rows >= rows * providerShare;
  const runs = numbered === null ? [] : [numbered.business, ...(isMany ? [numbered.consumer] : [])];
  const signs: ListSign[] = [
    ...crowdsOf(crowded, recipients).map((crowd) => ({ code: 'crowded-domain', ...crowd }) as const),
    ...runs.filter((run) => run.rows > 0).map((run) => ({ code: 'numbered-addresses', ...run }) as const),
  ];
  return signs.sort((a, b) => a.line - b.line || (a.code < b.code ? -1 : 1));
}
