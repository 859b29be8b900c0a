import type { Problem } from '../core/finding.ts';
import type { PolicyFile } from '../core/policy/policy.ts';
import type { OpenOptions } from './open-file.ts';
import { readText } from './read-text.ts';

export type PolicyLoaded =
  | { readonly ok: true; readonly policy: PolicyFile }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const maxPolicyBytes = 1 << 20;

/** Reads and parses a policy file; the parser is loaded only here, because a run without a policy does not need it. */
export async function loadPolicy(
  path: string,
  shown: string,
  options: OpenOptions = {},
): Promise<PolicyLoaded> {
  const read = await readText(path, shown, maxPolicyBytes, options);
  if (!read.ok) return { ok: false, problems: [read.problem] };
  const { parsePolicy } = await import('../core/policy/parse-policy.ts');
  return parsePolicy(read.text, shown);
}
