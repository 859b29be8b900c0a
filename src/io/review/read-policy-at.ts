import type { Problem } from '../../core/finding.ts';
import type { PolicyFile } from '../../core/policy/policy.ts';
import type { Commit } from '../git/commit.ts';
import type { GitReader } from '../git/git-reader.ts';

/** The policy file of a commit; null where it has none. */
export interface PolicyRead {
  readonly policy: PolicyFile | null;
  readonly problems: readonly Problem[];
}

const maxPolicyBytes = 1 << 20;

/** Reads the policy file as a commit has it. */
export async function readPolicyAt(reader: GitReader, commit: Commit, path: string): Promise<PolicyRead> {
  const entry = await reader.find(commit, path);
  if (!entry.ok) return { policy: null, problems: [entry.problem] };
  if (entry.value.kind === 'missing') return { policy: null, problems: [] };
  const text = await reader.readText(commit, path, maxPolicyBytes);
  if (!text.ok) return { policy: null, problems: [text.problem] };
  const { parsePolicy } = await import('../../core/policy/parse-policy.ts');
  const parsed = parsePolicy(text.value, path);
  return parsed.ok ? { policy: parsed.policy, problems: [] } : { policy: null, problems: parsed.problems };
}
