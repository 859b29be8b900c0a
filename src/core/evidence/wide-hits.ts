import type { Finding } from '../finding.ts';
import type { EntryPlace } from '../suppression/suppression-facts.ts';
import type { SuppressionMatch } from '../suppression/suppression-match.ts';

/** Judgement: an entry that takes a twentieth of a list is more likely a slip of the pen than a wish. */
const broadShare = 0.05;
/** In a short list a single person is that much. */
const broadRecipients = 20;

/** How many recipients the entry at a place suppresses. */
interface PlaceHits extends EntryPlace {
  readonly recipients: number;
}

/** How many recipients each entry for a whole domain or a pattern suppresses, as plain data, those that suppress most first. */
export interface WideHitsKept {
  readonly places: readonly PlaceHits[];
  /** Recipients that such entries alone suppress, where nobody knows which. */
  readonly elsewhere: number;
}

/** Counts how many recipients each entry for a whole domain or a pattern suppresses. */
export class WideHits {
  readonly #hits = new Map<EntryPlace, number>();
  #elsewhere = 0;

  note({ places = [], wholeDomain }: Pick<SuppressionMatch, 'places' | 'wholeDomain'>): void {
    for (const place of places) this.#hits.set(place, (this.#hits.get(place) ?? 0) + 1);
    if (wholeDomain && places.length === 0) this.#elsewhere += 1;
  }

  kept(): WideHitsKept {
    const places = [...this.#hits].map(([{ file, line }, recipients]) => ({ file, line, recipients }));
    return { places: places.sort(compare), elsewhere: this.#elsewhere };
  }
}

/** The hits in parts of one list together. */
export function joinWideHits(parts: readonly WideHitsKept[]): WideHitsKept {
  const joined = new Map<string, PlaceHits>();
  for (const place of parts.flatMap(({ places }) => places)) {
    const name = `${place.line} ${place.file}`;
    const recipients = (joined.get(name)?.recipients ?? 0) + place.recipients;
    joined.set(name, { ...place, recipients });
  }
  const elsewhere = parts.reduce((sum, part) => sum + part.elsewhere, 0);
  return { places: [...joined.values()].sort(compare), elsewhere };
}

/** One finding for each entry at its place; a warning where it takes a large part of a list with so many recipients. */
export function wideFindings(
  { places, elsewhere }: WideHitsKept,
  list: string,
  recipients: number,
): readonly Finding[] {
  const code = 'suppression-whole-domain';
  const found = places.map(({ recipients: hits, file, line }): Finding => {
    const isBroad = hits >= broadRecipients && hits > recipients * broadShare;
    return { code, severity: isBroad ? 'warning' : 'notice', file, line, args: { recipients: hits } };
  });
  if (elsewhere === 0) return found;
  return [...found, { code, severity: 'notice', file: list, args: { recipients: elsewhere } }];
}

function compare(a: PlaceHits, b: PlaceHits): number {
  if (a.recipients !== b.recipients) return b.recipients - a.recipients;
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line;
}
