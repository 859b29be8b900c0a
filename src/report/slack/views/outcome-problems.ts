import type { Problem } from '../../../core/finding.ts';
import { problemSentence } from '../../prose/problems.ts';
import type { OutcomeField } from './outcome-modal.ts';

const fieldOfArgument: Readonly<Record<string, OutcomeField>> = {
  '--sent': 'sent',
  '--hard': 'hard',
  '--soft': 'soft',
  '--block': 'block',
  '--sent-at': 'sent-at',
  '--counted-at': 'sent-at',
  '--sender': 'sender',
};

const labels: Readonly<Record<OutcomeField, string>> = {
  sent: 'Mails sent',
  hard: 'Hard bounces',
  soft: 'Soft bounces',
  block: 'Blocked',
  'sent-at': 'Sent at',
  sender: 'Sending tool',
};

/** The problem in words of the form: fields instead of arguments. */
export function outcomeProblemSentence(problem: Problem): string {
  const { argument, received, rule } = problem.args;
  const field = fieldOfArgument[String(argument)];
  if (field === undefined) return problemSentence(problem);
  const words = String(rule).replace('--sent-at', 'the send');
  if (problem.code === 'argument-wrong') return `${labels[field]} ${words}.`;
  return `${labels[field]} must be ${words}. It is "${received}".`;
}

/** The problems by the field under which the form shows them; those of no field stand under the first. */
export function outcomeErrors(problems: readonly Problem[]): Readonly<Partial<Record<OutcomeField, string>>> {
  const errors: Partial<Record<OutcomeField, string>> = {};
  for (const problem of problems) {
    const field = fieldOfArgument[String(problem.args.argument)] ?? 'sent';
    errors[field] ??= outcomeProblemSentence(problem).slice(0, 300);
  }
  return errors;
}
