import { nearestWord } from '../core/policy/nearest-word.ts';

/** Words that people try for an option, and the option with its value where one goes without saying. */
const otherNames = new Map([
  ['c', 'config'],
  ['policy', 'config'],
  ['rules', 'config'],
  ['l', 'list'],
  ['file', 'list'],
  ['input', 'list'],
  ['send-list', 'list'],
  ['s', 'suppressions'],
  ['bounces', 'suppressions'],
  ['unsubscribes', 'suppressions'],
  ['column', 'email-column'],
  ['date', 'as-of'],
  ['today', 'as-of'],
  ['limit', 'total-fail'],
  ['limits', 'total-fail'],
  ['threshold', 'total-fail'],
  ['thresholds', 'total-fail'],
  ['max', 'total-fail'],
  ['f', 'format'],
  ...['json', 'markdown', 'sarif', 'junit', 'html'].map((name) => [name, `format ${name}`] as const),
  ['o', 'output'],
  ['v', 'details'],
  ['verbose', 'details'],
]);

const lettersToComplete = 3;

/**
 * The option that an unknown one most likely meant, without its dashes: what others call it, one spelt nearly alike, or
 * one that begins with it; null when none of the known ones is near.
 */
export function nearestOption(typed: string, known: readonly string[]): string | null {
  const other = otherNames.get(typed.toLowerCase());
  if (other !== undefined && known.includes(other.split(' ')[0] ?? '')) return other;
  const alike = nearestWord(typed, known);
  if (alike !== null || typed.length < lettersToComplete) return alike;
  return known.find((name) => name.startsWith(typed.toLowerCase())) ?? null;
}
