import type { Block, Checkboxes, OptionObject, TextInput } from './block-kit.ts';
import { listRule, type Problems, rule, textRule, uniqueRule, wholeRule } from './payload-rules.ts';
import { slackLimits } from './slack-limits.ts';

const limits = slackLimits.input;

/** Limits of an input of a modal (https://docs.slack.dev/reference/block-kit/blocks/input-block) and of its element. */
export function validateInput(block: Extract<Block, { type: 'input' }>, path: string): Problems {
  const { label, hint, element } = block;
  return [
    ...textRule(label.text, limits.label, `${path}.label`),
    ...textRule(hint?.text, limits.hint, `${path}.hint`),
    ...textRule(element.action_id, slackLimits.actionId, `${path}.element.action_id`),
    ...validateElement(element, `${path}.element`),
  ];
}

function validateElement(element: Extract<Block, { type: 'input' }>['element'], path: string): Problems {
  switch (element.type) {
    case 'plain_text_input':
      return validateTextInput(element, path);
    case 'checkboxes':
      return validateCheckboxes(element, path);
    case 'datetimepicker':
      // https://docs.slack.dev/reference/block-kit/block-elements/datetime-picker-element: ten digits
      return wholeRule(element.initial_date_time, { min: 1e9, max: 9_999_999_999, path });
  }
}

function validateTextInput(input: TextInput, path: string): Problems {
  const { min_length: least, max_length: most, initial_value: value } = input;
  return [
    ...wholeRule(least, { min: 0, max: limits.characters, path: `${path}.min_length` }),
    ...wholeRule(most, { min: 1, max: limits.characters, path: `${path}.max_length` }),
    ...rule((least ?? 0) <= (most ?? limits.characters), 'no-number', `${path}.min_length`),
    ...rule((value ?? '').length <= (most ?? limits.characters), 'too-long', `${path}.initial_value`),
    ...textRule(input.placeholder?.text, limits.placeholder, `${path}.placeholder`),
  ];
}

function validateCheckboxes({ options }: Checkboxes, path: string): Problems {
  const at = `${path}.options`;
  return [
    ...listRule(options, { min: 1, max: limits.options, path: at }, validateOption),
    ...uniqueRule(
      options.map(({ value }) => value),
      at,
    ),
  ];
}

function validateOption(option: OptionObject, path: string): Problems {
  const { option: most } = slackLimits;
  return [
    ...textRule(option.text.text, most.text, `${path}.text`),
    ...textRule(option.value, most.value, `${path}.value`),
    ...textRule(option.description?.text, most.description, `${path}.description`),
  ];
}
