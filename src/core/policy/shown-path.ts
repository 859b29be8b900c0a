import { shownValue } from './shown-value.ts';

/** A path into the policy as a problem shows it: `campaigns.spring.list`, `waivers[0].code`; at most 80 characters. */
export function shownPath(path: readonly PropertyKey[]): string {
  const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`));
  const joined = steps.join('');
  return shownValue(joined.startsWith('.') ? joined.slice(1) : joined);
}
