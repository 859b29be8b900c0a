import type { CardFacts } from '../../../core/post/card-facts.ts';
import { decisionOf } from '../../../core/post/card-facts.ts';
import type { OverrideBar } from '../../../core/post/override-bar.ts';
import type { Block, RichTextElement } from '../../../core/slack/block-kit.ts';
import { limitPercent } from '../../numbers.ts';
import { instant } from '../../prose/overrides.ts';
import { richText } from '../mrkdwn.ts';
import { furtherReasons, sentence } from './card-sentences.ts';
import { decisionVerb } from './decision-words.ts';
import { overrideElements } from './override-elements.ts';
import { sendSentence } from './send-sentence.ts';

const shownReasons = 6;

/** What became of a run after its check, and the rules it passed beside the main one; nothing where there is none of it. */
export function cardStates(facts: CardFacts, hasBot: boolean): readonly Block[] {
  const lines: readonly (readonly RichTextElement[])[] = [
    ...newerLine(facts),
    ...(facts.override === null ? [] : [overrideElements(facts.override)]),
    ...approvalLine(facts),
    ...(facts.send === null ? [] : [[richText(sendSentence(facts.send))]]),
    ...barLine(facts),
    ...nextLine(facts, hasBot),
  ];
  return [...reasonList(facts), ...lines.map(paragraph)];
}

/** One line of rich text as a block. */
export function paragraph(elements: readonly RichTextElement[]): Block {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}

function reasonList(facts: CardFacts): readonly Block[] {
  const reasons = furtherReasons(facts).slice(0, shownReasons);
  if (reasons.length === 0) return [];
  const elements = reasons.map((reason) => ({
    type: 'rich_text_section' as const,
    elements: [richText(sentence(reason))],
  }));
  return [{ type: 'rich_text', elements: [{ type: 'rich_text_list', style: 'bullet', elements }] }];
}

function newerLine({ newer }: CardFacts): readonly (readonly RichTextElement[])[] {
  if (newer === null) return [];
  const verb = decisionVerb[decisionOf(newer, null)];
  return [
    [
      richText('A newer run has checked this campaign', { bold: true }),
      richText(`, ${instant(newer.at)}: it ${verb}. This card is history.`),
    ],
  ];
}

function approvalLine({ approval, override }: CardFacts): readonly (readonly RichTextElement[])[] {
  if (approval === null) return [];
  const by =
    approval.override !== null && approval.override === override?.record.id ? ' by its override' : '';
  return [[richText(`A send was let go${by}, ${instant(approval.at)}.`)]];
}

const barSentence: Readonly<Record<OverrideBar, (facts: CardFacts) => string>> = {
  'opted-out': ({ check }) =>
    `Nobody can override this: people on the list asked not to be mailed. Remove them: bounce-gate clean ${check.campaign}`,
  'above-ceiling': ({ check }) =>
    `Nobody can override this: it is above ${limitPercent(check.rules?.overrideCeiling ?? 0)}. Fix the list: bounce-gate clean ${check.campaign}`,
  'list-too-small': () => 'Nobody can override this: a list of under 20 rows cannot be overridden.',
  'rules-not-kept': () =>
    'It cannot be overridden here: an older version checked it, which kept no rules of overrides. Check it again.',
};

function barLine(facts: CardFacts): readonly (readonly RichTextElement[])[] {
  const { bar, newer } = facts;
  return bar === null || newer !== null ? [] : [[richText(barSentence[bar](facts))]];
}

/** The next step, where the line about overriding has not named it. */
function nextLine(
  { decision, newer, send, approval, bar, check }: CardFacts,
  hasBot: boolean,
): readonly (readonly RichTextElement[])[] {
  if (newer !== null || send !== null || approval !== null) return [];
  if (decision === 'unchecked') {
    return [
      [richText('Next: open the run, which names the file and the line, put it right, and check again.')],
    ];
  }
  if (decision !== 'failed' || bar === 'opted-out' || bar === 'above-ceiling') return [];
  const override = hasBot && bar === null ? ', or override it with a reason' : '';
  return [[richText(`Next: bounce-gate clean ${check.campaign}, then check it again${override}.`)]];
}
