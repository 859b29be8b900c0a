import type { CheckOverride, CheckOverrideState } from '../../../core/post/override-of-check.ts';
import type { RichTextElement } from '../../../core/slack/block-kit.ts';
import { instant, viaProse } from '../../prose/overrides.ts';
import { richText } from '../mrkdwn.ts';
import { guarded } from './guarded.ts';
import { personElement } from './person-element.ts';

const standing: Readonly<Record<CheckOverrideState, (until: string) => string>> = {
  open: (until) => `It may be sent once, as it is, until ${until}.`,
  used: () => 'A send used it up.',
  over: (until) => `It ended ${until} and no send used it.`,
  unsigned: () => 'It is not signed, and the policy asks for that, so it does not hold.',
};

/** Who overrode a check, how, why, and how that stands. */
export function overrideElements({ record, state, untilMs }: CheckOverride): readonly RichTextElement[] {
  const until = instant(new Date(untilMs).toISOString());
  return [
    richText('Overridden', { bold: true }),
    richText(' by '),
    personElement(record),
    richText(` ${viaProse[record.via]}, ${instant(record.at)}, for the reason "`),
    richText(guarded(record.reason)),
    richText(`". ${standing[state](until)}`),
  ];
}
