import type { CampaignResult } from '../../core/campaign-result.ts';
import { count, counted } from '../numbers.ts';
import { readAsPhrase } from '../prose/read-as.ts';
import { show } from '../show.ts';
import { bullets, facts } from './blocks.ts';
import { type Element, element } from './element.ts';

const shownFiles = 50;

/** What a verdict rests on, so that it can be repeated: files, day, limits, model, digests. */
export function basis(result: CampaignResult): readonly Element[] {
  const { counts, digests, limits, history, suppressionFiles } = result;
  const files = suppressionFiles
    .slice(0, shownFiles)
    .map((file) => `${show(file.file)} was ${readAsPhrase(file)}`);
  const more = suppressionFiles.length - files.length;
  return [
    facts([
      ['List', show(result.list)],
      [
        'Counted',
        `${counted(counts.rows, 'row')}, ${counted(counts.recipients, 'recipient')}, ${count(counts.suppressed)} suppressed, ${count(counts.invalid)} invalid, ${counted(counts.duplicates, 'duplicate')}`,
      ],
      ['As of', result.asOf],
      ['Limits', `profile ${show(limits.profile, 40)}`],
      ['Model', show(result.model, 40)],
      [
        'Past sends used',
        history.tip === null
          ? 'none, there is no ledger'
          : `${count(history.campaigns)}, ledger ${history.tip}`,
      ],
      ['List digest', code(digests.list)],
      ['Suppressions digest', code(digests.suppressions)],
      ['Policy digest', code(digests.policy)],
    ]),
    ...bullets(more > 0 ? [...files, `and ${counted(more, 'more suppression file')}`] : files),
  ];
}

function code(text: string): Element {
  return element('code', {}, text);
}
