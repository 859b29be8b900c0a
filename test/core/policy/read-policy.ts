import { parsePolicy } from '../../../src/core/policy/parse-policy.ts';
import type { PolicyFile } from '../../../src/core/policy/policy.ts';

/** The policy in a text that must have no problems. */
export function readPolicy(text: string): PolicyFile {
  const parsed = parsePolicy(text, 'policy.yml');
  if (!parsed.ok) throw new Error(`not a policy: ${JSON.stringify(parsed.problems)}`);
  return parsed.policy;
}
