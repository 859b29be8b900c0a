import type { Problem } from '../../core/finding.ts';
import { type ExplainedCode, helpLink } from '../help-link.ts';
import { problemSentence } from '../prose/problems.ts';
import { asSentence } from './blocks.ts';
import { type Content, type Element, element } from './element.ts';

/** A link to where a finding or a problem is explained. */
export function helpOn(code: ExplainedCode, words: Content = element('code', {}, code)): Element {
  return element('a', { href: helpLink(code) }, words);
}

/** Problems one below the other, each with its link; nothing where there are none. */
export function problemList(problems: readonly Problem[]): readonly Element[] {
  if (problems.length === 0) return [];
  const items = problems.map((problem) =>
    element('li', {}, asSentence(problemSentence(problem)), ' ', helpOn(problem.code)),
  );
  return [element('ul', {}, ...items)];
}

/** Problems below a sentence that tells the first of them: its link, and the others. */
export function otherProblems([first, ...others]: readonly Problem[]): readonly Element[] {
  if (first === undefined) return [];
  return [element('p', {}, 'What that means: ', helpOn(first.code)), ...problemList(others)];
}
