import type { LedgerConfig } from '../bot/bot-config.ts';

/** A delivery of a GitHub webhook: the name of its event and its payload, which is data from elsewhere. */
export interface GithubDelivery {
  readonly event: string;
  readonly payload: unknown;
}

/**
 * Names of the ledgers that may have moved: those of the repository whose branch or inbox was pushed to, or whose
 * workflow ended, since GitHub tells nothing of refs that are neither branches nor tags.
 */
export function ledgersOfDelivery(
  { event, payload }: GithubDelivery,
  ledgers: readonly Pick<LedgerConfig, 'name' | 'branch' | 'repository'>[],
): readonly string[] {
  const repository = memberOf(memberOf(payload, 'repository'), 'full_name');
  if (typeof repository !== 'string') return [];
  const own = ledgers.filter((ledger) => ledger.repository?.toLowerCase() === repository.toLowerCase());
  const moved = own.filter(({ branch }) => mayMove(branch, event, payload));
  return moved.map(({ name }) => name);
}

function mayMove(branch: string, event: string, payload: unknown): boolean {
  if (event === 'workflow_run') return memberOf(payload, 'action') === 'completed';
  const ref = memberOf(payload, 'ref');
  if (event !== 'push' || typeof ref !== 'string') return false;
  return ref === `refs/heads/${branch}` || ref.startsWith(`refs/${branch}/inbox/`);
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}
