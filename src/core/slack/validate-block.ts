import type {
  Block,
  ButtonElement,
  ConfirmObject,
  MrkdwnText,
  PlainText,
  RichTextElement,
  RichTextList,
  RichTextSection,
} from './block-kit.ts';
import { listRule, type Problems, rule, textRule, wholeRule } from './payload-rules.ts';
import { slackLimits as limits } from './slack-limits.ts';
import { validateChart } from './validate-chart.ts';
import { validateInput } from './validate-input.ts';
import { validateTable } from './validate-table.ts';

/** Every documented limit of one block. */
export function validateBlock(block: Block, path: string): Problems {
  return [...textRule(block.block_id, limits.blockId, `${path}.block_id`), ...validateContent(block, path)];
}

function validateContent(block: Block, path: string): Problems {
  switch (block.type) {
    case 'divider':
      return [];
    case 'header':
      return textRule(block.text.text, limits.header, `${path}.text`);
    case 'section':
      return validateSection(block, path);
    case 'context':
      return listRule(
        block.elements,
        { min: 1, max: limits.context.elements, path: `${path}.elements` },
        (element, at) => textRule(element.text, limits.context.text, at),
      );
    case 'actions':
      return listRule(
        block.elements,
        { min: 1, max: limits.actions, path: `${path}.elements` },
        validateButton,
      );
    case 'rich_text':
      return listRule(
        block.elements,
        { min: 1, max: limits.richText.elements, path: `${path}.elements` },
        validateRichText,
      );
    case 'data_table':
      return validateTable(block, path);
    case 'data_visualization':
      return validateChart(block, path);
    case 'input':
      return validateInput(block, path);
  }
}

function validateSection(block: Extract<Block, { type: 'section' }>, path: string): Problems {
  const { text, fields, accessory } = block;
  const field = (each: PlainText | MrkdwnText, at: string): Problems =>
    textRule(each.text, limits.section.field, at);
  return [
    ...rule(text !== undefined || fields !== undefined, 'empty-section', path),
    ...textRule(text?.text, limits.section.text, `${path}.text`),
    ...(fields === undefined
      ? []
      : listRule(fields, { min: 1, max: limits.section.fields, path: `${path}.fields` }, field)),
    ...(accessory === undefined ? [] : validateButton(accessory, `${path}.accessory`)),
  ];
}

function validateButton(button: ButtonElement, path: string): Problems {
  return [
    ...textRule(button.text.text, limits.button.text, `${path}.text`),
    ...textRule(button.action_id, limits.actionId, `${path}.action_id`),
    ...textRule(button.value, limits.button.value, `${path}.value`),
    ...textRule(button.url, limits.button.url, `${path}.url`),
    ...textRule(button.accessibility_label, limits.button.label, `${path}.accessibility_label`),
    ...(button.confirm === undefined ? [] : validateConfirm(button.confirm, `${path}.confirm`)),
  ];
}

function validateConfirm(confirm: ConfirmObject, path: string): Problems {
  return [
    ...textRule(confirm.title.text, limits.confirm.title, `${path}.title`),
    ...textRule(confirm.text.text, limits.confirm.text, `${path}.text`),
    ...textRule(confirm.confirm.text, limits.confirm.button, `${path}.confirm`),
    ...textRule(confirm.deny.text, limits.confirm.button, `${path}.deny`),
  ];
}

function validateRichText(part: RichTextSection | RichTextList, path: string): Problems {
  if (part.type === 'rich_text_section') return validateRichSection(part, path);
  return [
    ...wholeRule(part.indent, { min: 0, max: limits.indent, path: `${path}.indent` }),
    ...listRule(
      part.elements,
      { min: 1, max: limits.richText.elements, path: `${path}.elements` },
      validateRichSection,
    ),
  ];
}

function validateRichSection(section: RichTextSection, path: string): Problems {
  return listRule(
    section.elements,
    { min: 1, max: limits.richText.elements, path: `${path}.elements` },
    validateRichElement,
  );
}

function validateRichElement(element: RichTextElement, path: string): Problems {
  switch (element.type) {
    case 'text':
      return textRule(element.text, limits.richText.text, path);
    case 'link':
      return [
        ...textRule(element.text, limits.richText.text, path),
        ...textRule(element.url, limits.button.url, `${path}.url`),
      ];
    case 'user':
      return rule(/^[UW][A-Z0-9]{2,30}$/.test(element.user_id), 'unknown-user', path);
  }
}
