import type { ReviewResult } from '../core/review/review-result.ts';
import type { RuleChange, RuleDirection } from '../core/review/rule-changes.ts';
import { code } from './markdown-code.ts';
import { count, counted, limitPercent } from './numbers.ts';
import { show } from './show.ts';

const directions: Readonly<Record<RuleDirection, string>> = {
  looser: 'looser',
  stricter: 'stricter',
  other: '',
};

type Change = Pick<ReviewResult, 'ruleChanges' | 'ruleChangesTotal'>;

const shownLines = 12;

/** The rules that a change edits, one per line for a terminal; those that let more through come first. */
export function ruleChangeLines({ ruleChanges, ruleChangesTotal }: Change): string[] {
  const lines = ruleChanges.slice(0, shownLines).map((change) => {
    const direction = directions[change.direction];
    const { before, after } = valuesOf(change);
    return `${show(change.key)}: ${before} becomes ${after}${direction === '' ? '' : `, ${direction}`}`;
  });
  const more = ruleChangesTotal - lines.length;
  return more > 0 ? [...lines, `and ${counted(more, 'more rule')}, in the JSON report`] : lines;
}

const shownRows = 40;

/** The same as a table of Markdown. */
export function ruleChangeTable({ ruleChanges, ruleChangesTotal }: Change): string {
  const rows = ruleChanges.slice(0, shownRows).map((change) => {
    const { before, after } = valuesOf(change);
    return `| ${code(change.key)} | ${code(before)} | ${code(after)} | ${directions[change.direction]} |`;
  });
  const more = ruleChangesTotal - rows.length;
  const rest = more > 0 ? [`\nand ${counted(more, 'more rule')}, in the JSON report`] : [];
  return ['| rule | before | after | |', '|---|---|---|---|', ...rows, ...rest].join('\n');
}

/** How many rules change and how many of them let more through, as a heading. */
export function ruleChangeTitle({ ruleChanges, ruleChangesTotal }: Change): string {
  const looser = ruleChanges.filter(({ direction }) => direction === 'looser').length;
  const how = looser === 0 ? '' : `, ${count(looser)} of them looser`;
  return `${counted(ruleChangesTotal, 'rule changes', 'rules change')}${how}`;
}

function valuesOf({ unit, before, after }: RuleChange): { readonly before: string; readonly after: string } {
  return { before: valueText(before, unit), after: valueText(after, unit) };
}

function valueText(value: RuleChange['before'], unit: RuleChange['unit']): string {
  if (value === null) return unit === 'word' ? 'none' : 'off';
  if (typeof value === 'string') return show(value);
  if (unit === 'fraction') return limitPercent(value);
  return unit === 'days' ? counted(value, 'day') : count(value);
}
