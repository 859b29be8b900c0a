import { starterExample } from './starter-example.ts';
import type { StarterFile } from './starter-file.ts';
import { starterPolicy } from './starter-policy.ts';
import { starterWorkflow } from './starter-workflow.ts';

/** Where the policy of a repository lies unless it is told otherwise. */
export const starterPolicyPath = '.github/bounce-gate.yml';

/** Where the workflow is written. */
export const starterWorkflowPath = '.github/workflows/bounce-gate.yml';

/** What `init` finds in a folder before it writes. */
export interface FolderFacts {
  readonly lists: readonly string[];
  readonly suppressions: readonly string[];
  /** Paths of lists and suppression files that no policy can name. */
  readonly leftOut: readonly string[];
  readonly hasPolicy: boolean;
  readonly branch: string;
  /** Days since 1970, UTC. */
  readonly today: number;
}

/** Every file that `init` would write, in order; the example only where there is neither a list, a suppression file (named or left out) nor a policy. */
export function planStarterFiles(facts: FolderFacts): readonly StarterFile[] {
  const { lists, suppressions, leftOut, hasPolicy, branch, today } = facts;
  const withExample = lists.length + suppressions.length + leftOut.length === 0 && !hasPolicy;
  return [
    { path: starterPolicyPath, text: starterPolicy({ lists, suppressions, withExample }) },
    { path: starterWorkflowPath, text: starterWorkflow(branch) },
    ...(withExample ? starterExample(today) : []),
  ];
}
