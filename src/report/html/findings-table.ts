import type { CampaignResult } from '../../core/campaign-result.ts';
import type { Finding, FindingCode } from '../../core/finding.ts';
import { count } from '../numbers.ts';
import { findingProse } from '../prose/findings.ts';
import { show } from '../show.ts';
import { nameOf } from './blocks.ts';
import { type Element, element } from './element.ts';
import { helpOn } from './help.ts';
import { table } from './table.ts';

const shownPlaces = 8;

/** Findings by code with the lines of the first, and what to do about them. */
export function findingsTable({ findings, findingsByCode }: CampaignResult): Element {
  const rows = findingsByCode.map(({ code, count: number }) => [
    element('span', {}, findingProse[code].title, ' ', helpOn(code)),
    count(number),
    nameOf(placesOf(findings, code, number)),
  ]);
  return table({
    caption: 'Findings by kind',
    columns: [{ title: 'finding' }, { title: 'how many', isNumber: true }, { title: 'first lines' }],
    rows,
  });
}

/** `lists/a.csv:118, 131, 240 and 497 more`, file by file. */
function placesOf(findings: readonly Finding[], code: FindingCode, number: number): string {
  const placed = findings.filter((finding) => finding.code === code && finding.line !== undefined);
  const shown = placed.slice(0, shownPlaces);
  const files = [...new Set(shown.map(({ file = '' }) => file))];
  const places = files.map((file) => {
    const lines = shown.flatMap((finding) => ((finding.file ?? '') === file ? [finding.line] : []));
    return `${show(file)}:${lines.join(', ')}`;
  });
  const more = shown.length > 0 && number > shown.length ? ` and ${count(number - shown.length)} more` : '';
  return `${places.join('; ')}${more}`;
}
