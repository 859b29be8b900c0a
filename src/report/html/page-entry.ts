import type { Verdict } from '../../core/campaign-result.ts';
import { nameOf } from './blocks.ts';
import { type Element, element } from './element.ts';
import { table } from './table.ts';
import { verdictChip } from './verdict-chip.ts';

/** One campaign of a document, whatever is told of it. */
export interface PageEntry {
  readonly name: string;
  readonly verdict: Verdict;
  readonly sentence: string;
  /** What is told of it, with ids that begin with this one. */
  readonly parts: (id: string) => readonly Element[];
}

/** What a document tells of its campaigns, and the table of contents where there are several. */
export interface PageEntries {
  readonly body: readonly Element[];
  readonly contents: readonly Element[];
}

/** Puts campaigns one below the other; one alone has its sentence as the headline of the document. */
export function entriesOf(entries: readonly PageEntry[]): PageEntries {
  const [only] = entries;
  if (entries.length === 1 && only !== undefined) return { body: only.parts('campaign-1'), contents: [] };
  const body = entries.map(({ name, verdict, sentence, parts }, index) => {
    const id = `campaign-${index + 1}`;
    return element(
      'section',
      { class: 'campaign', 'aria-labelledby': id },
      element('h2', { id }, name),
      element('p', { class: 'sentence' }, verdictChip(verdict), ' ', sentence),
      ...parts(id),
    );
  });
  const rows = entries.map(({ name, verdict, sentence }, index) => [
    element('a', { href: `#campaign-${index + 1}`, class: 'name-of' }, name),
    verdictChip(verdict),
    nameOf(sentence),
  ]);
  const columns = [{ title: 'campaign' }, { title: 'verdict' }, { title: 'in one sentence' }];
  const contents = [table({ caption: 'Campaigns', columns, rows })];
  return { body, contents };
}
