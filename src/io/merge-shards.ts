import type { CampaignResult } from '../core/campaign-result.ts';
import { decideCampaign } from '../core/decide-campaign.ts';
import type { Problem } from '../core/finding.ts';
import type { PlannedCheck } from '../core/plan-checks.ts';
import { type RunResult, runResult } from '../core/run-result.ts';
import type { CampaignTally } from '../core/shard/check-tally.ts';
import { joinTallies, type NamedTally } from '../core/shard/join-tallies.ts';
import { withoutAddress } from '../core/without-address.ts';
import { policyDigest } from './digests-of.ts';
import type { NamedFile } from './open-named-file.ts';
import { prepareChecks, type RunRequest } from './prepare-checks.ts';
import { verifyEd25519 } from './sign.ts';
import { readTally } from './tally-file.ts';

/** Decides of a check whose shards were counted elsewhere, by the rules of the request; every problem ends up in the result. */
export async function mergeShards(files: readonly NamedFile[], request: RunRequest): Promise<RunResult> {
  const tallies: NamedTally[] = [];
  const problems: Problem[] = [];
  for (const file of files) {
    const read = await readTally(file);
    if (read.ok) tallies.push({ file: file.shown, tally: read.tally });
    else problems.push(read.problem);
  }
  if (problems.length > 0) return runResult([], problems);
  const joined = joinTallies(tallies);
  if (!joined.ok) return runResult([], joined.problems);
  const campaigns = joined.campaigns.map(({ campaign }) => campaign);
  const prepared = await prepareChecks(
    request.list === null && request.campaigns.length === 0 ? { ...request, campaigns } : request,
  );
  if (!prepared.ok) return runResult([], prepared.problems);
  const planned = prepared.checks.map((check) => check.planned);
  const results = decide(planned, joined.campaigns, request, tallies[0]?.file ?? '');
  return results.ok ? runResult(results.campaigns) : runResult([], [results.problem]);
}

type Decided =
  | { readonly ok: true; readonly campaigns: readonly CampaignResult[] }
  | { readonly ok: false; readonly problem: Problem };

function decide(
  planned: readonly PlannedCheck[],
  tallies: readonly CampaignTally[],
  request: RunRequest,
  file: string,
): Decided {
  const differs = (what: string): Decided => ({
    ok: false,
    problem: { code: 'tally-differs', file, args: { what, other: 'what this merge decides of' } },
  });
  const campaigns: CampaignResult[] = [];
  for (const [place, tally] of tallies.entries()) {
    const check = planned[place];
    if (check?.campaign !== tally.campaign || planned.length !== tallies.length) return differs('campaigns');
    if (policyDigest(check.policy) !== tally.digests.policy) return differs('rules');
    if (tally.count.deliveries !== null && tally.ledger !== (request.ledger?.tip ?? null))
      return differs('ledger');
    const { campaign, asOfMs, digests } = tally;
    const about = { campaign, asOfMs, list: { path: listOf(tally, check) }, digests: () => digests };
    const past = { ledger: request.ledger ?? null, verifySignature: verifyEd25519 };
    campaigns.push(decideCampaign({ ...about, ...past, policy: check.policy }, tally.count));
  }
  return { ok: true, campaigns };
}

/** The list as rules name it, where a tally does not tell its name. */
function listOf({ list }: CampaignTally, { list: planned }: PlannedCheck): string {
  return list === withoutAddress(planned) ? planned : list;
}
