import type { Finding } from '../finding.ts';
import type { EntryPlace } from '../suppression/suppression-facts.ts';
import type { SuppressionMatch } from '../suppression/suppression-table.ts';

/** Judgement: an entry that takes a twentieth of a list is more likely a slip of the pen than a wish. */
const broadShare = 0.05;
/** In a short list a single person is that much. */
const broadRecipients = 20;

/** How many recipients each entry for a whole domain or a pattern suppresses. */
export class WideHits {
  readonly #hits = new Map<EntryPlace, number>();
  /** Recipients that such entries alone suppress, where nobody knows which. */
  #elsewhere = 0;

  note({ places = [], wholeDomain }: Pick<SuppressionMatch, 'places' | 'wholeDomain'>): void {
    for (const place of places) this.#hits.set(place, (this.#hits.get(place) ?? 0) + 1);
    if (wholeDomain && places.length === 0) this.#elsewhere += 1;
  }

  /** One finding for each entry at its place, those that suppress most first; a warning where it is a large part of the list. */
  findings(list: string, recipients: number): readonly Finding[] {
    const code = 'suppression-whole-domain';
    const sorted = [...this.#hits].sort(([a, most], [b, least]) => least - most || compare(a, b));
    const found = sorted.map(([place, hits]): Finding => {
      const isBroad = hits >= broadRecipients && hits > recipients * broadShare;
      return { code, severity: isBroad ? 'warning' : 'notice', ...place, args: { recipients: hits } };
    });
    if (this.#elsewhere === 0) return found;
    return [...found, { code, severity: 'notice', file: list, args: { recipients: this.#elsewhere } }];
  }
}

function compare(a: EntryPlace, b: EntryPlace): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line;
}
