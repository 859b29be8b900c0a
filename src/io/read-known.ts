import { cleanAddress } from '../core/address/clean-address.ts';
import type { ExplainRules } from '../core/explain-address.ts';
import type { Problem } from '../core/finding.ts';
import { dayOfInstant } from '../core/list/parse-day.ts';
import type { SoftRepeats } from '../core/suppression/history/judge-line.ts';
import {
  readSuppressions,
  type SuppressionRules,
  type SuppressionsRead,
} from '../core/suppression/read-suppressions.ts';
import { isAbout, type RepeatsTold, type SetAside } from '../core/suppression/set-aside.ts';
import { hashAddress } from './hash-address.ts';
import { openDnsCache, openFiles, openSuppressions, readVerified } from './open-campaign.ts';
import type { PreparedCheck } from './prepare-checks.ts';

/** All that a check would know of one address, or why some of it cannot be read. */
export type Known =
  | { readonly ok: true; readonly rules: ExplainRules }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads the files of a check for what they say of one address, that which does not hold any more included. */
export async function readKnown(address: string, check: PreparedCheck): Promise<Known> {
  const { workspace, planned } = check;
  const { policy } = planned;
  const { suppressions, setAside, repeats } = await readStatements(address, check);
  if (suppressions.problems.length > 0) return { ok: false, problems: suppressions.problems };
  const dns = await openDnsCache(policy, workspace);
  if (dns?.ok === false) return { ok: false, problems: [dns.problem] };
  const verified = await readVerified(await openFiles(policy.verifications, workspace), workspace);
  if (verified !== null && verified.problems.length > 0) return { ok: false, problems: verified.problems };
  const asOfDay = dayOfInstant(workspace.asOfMs);
  const rules = {
    policy,
    suppressions,
    asOfDay,
    dns: dns === null ? null : { cache: dns.cache, asOfDay },
    verifications: verified?.table ?? null,
    setAside,
    repeats,
  };
  return { ok: true, rules };
}

interface Statements {
  readonly suppressions: SuppressionsRead;
  readonly setAside: readonly SetAside[];
  readonly repeats: readonly SoftRepeats[];
}

/** The suppression files, with what they say of the address beside the table. */
async function readStatements(address: string, check: PreparedCheck): Promise<Statements> {
  const setAside: SetAside[] = [];
  const repeats: SoftRepeats[] = [];
  const isMeant = (statement: RepeatsTold | SetAside) =>
    isAbout(statement, cleanAddress(address), hashAddress);
  const suppressions = await readWatched(check, {
    onSetAside: (statement) => {
      if (isMeant(statement)) setAside.push(statement);
    },
    onRepeats: (statement) => {
      if (isMeant(statement)) repeats.push(statement.repeats);
    },
  });
  return { suppressions, setAside, repeats };
}

async function readWatched(
  { planned, workspace }: PreparedCheck,
  watch: Pick<SuppressionRules, 'onSetAside' | 'onRepeats'>,
): Promise<SuppressionsRead> {
  const { policy } = planned;
  const { suppressions, suppressionScopes: scopes } = policy;
  const sources = suppressions.length === 0 ? [] : await openSuppressions(suppressions, workspace);
  const asOfDay = dayOfInstant(workspace.asOfMs);
  const rules = { asOfDay, scopes, repeats: policy, hash: hashAddress, ...watch };
  return readSuppressions(sources ?? [], rules);
}
