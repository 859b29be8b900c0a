import { isAbsolute, join, relative } from 'node:path';
import type { CampaignInput } from '../core/check-campaign.ts';
import type { DnsCache } from '../core/dns/dns-cache.ts';
import { readVerifications, type VerificationsRead } from '../core/evidence/verifiers/read-verifications.ts';
import type { Problem } from '../core/finding.ts';
import { dayOfInstant } from '../core/list/parse-day.ts';
import type { PlannedCheck } from '../core/plan-checks.ts';
import type { CampaignPolicy } from '../core/policy/campaign-policy.ts';
import type { ReadingForm, SealedOnly } from './digest-chunks.ts';
import { digestsOf } from './digests-of.ts';
import { readDnsCache } from './dns/read-dns-cache.ts';
import { findFiles } from './find-files.ts';
import { hashAddress } from './hash-address.ts';
import { brokenSource, type FileSource, type OnBytes, openFile } from './open-file.ts';
import { openInput, type StandardInput } from './open-input.ts';
import { randomSeed } from './random-seed.ts';
import { verifyEd25519 } from './sign.ts';

/** Where a campaign's files lie and how they may be read. */
export interface Workspace {
  /** Folder that paths are relative to. */
  readonly folder: string;
  /** True when nothing outside the folder may be read (in workflows). */
  readonly confined: boolean;
  readonly asOfMs: number;
  readonly onBytes?: OnBytes;
  /** True when everybody can read what is committed here, so that a list may not be plain text unless the policy says so. */
  readonly isPublic?: SealedOnly;
  /** True where a stranger may have written the policy, so that it may not choose whom to ask, and what. */
  readonly asksNobody?: boolean;
  /** True to read the files as they lie, only for their digests. */
  readonly asTheyLie?: boolean;
  /** A list that does not lie anywhere, by the name it is given: it can be read once. */
  readonly input?: StandardInput;
}

/** The word a policy writes to say that a sender has no suppressions. */
const noSuppressions = 'none';

/** Opens the files of a planned check; what cannot be opened becomes a problem of its source. */
export async function openCampaign(check: PlannedCheck, workspace: Workspace): Promise<CampaignInput> {
  const { isPublic = false } = workspace;
  const sealedOnly = check.policy.plainLists === 'refuse' && isPublic;
  const { input } = workspace;
  const list =
    input?.name === check.list
      ? openInput(input, { sealedOnly, ...(workspace.onBytes && { onBytes: workspace.onBytes }) })
      : await openIn(workspace, check.list, { sealedOnly });
  const suppressions = await openSuppressions(check.policy.suppressions, workspace);
  const dns = await openDnsCache(check.policy, workspace);
  const verified = await openFiles(check.policy.verifications, workspace);
  const evidence = [...(suppressions ?? []), ...(dns?.ok ? dns.sources : []), ...verified];
  return {
    campaign: check.campaign,
    policy: check.policy,
    list,
    suppressions,
    dns,
    verifications: await readVerified(verified, workspace),
    asOfMs: workspace.asOfMs,
    hash: hashAddress,
    seed: randomSeed(),
    verifySignature: verifyEd25519,
    digests: () => digestsOf(list, evidence, check.policy),
  };
}

/** What opened files of verification services say; null where there are none. */
export async function readVerified(
  sources: readonly FileSource[],
  { asOfMs }: Pick<Workspace, 'asOfMs'>,
): Promise<VerificationsRead | null> {
  return sources.length === 0 ? null : readVerifications(sources, dayOfInstant(asOfMs));
}

/** Opens the files that patterns of suppressions mean; null when the policy says that there are none. */
export async function openSuppressions(
  patterns: readonly string[],
  workspace: Workspace,
): Promise<readonly FileSource[] | null> {
  if (patterns.length === 1 && patterns[0] === noSuppressions) return null;
  if (patterns.length === 0) return [brokenSource('', { code: 'no-suppressions', args: {} })];
  return openFiles(patterns, workspace);
}

/** Opens the files that patterns mean; a pattern that means none is a problem of its source. */
export async function openFiles(
  patterns: readonly string[],
  workspace: Workspace,
): Promise<readonly FileSource[]> {
  const sources = new Map<string, FileSource>();
  for (const pattern of patterns) {
    const found = await findFiles(workspace.folder, pattern);
    if (!found.ok) {
      const code = found.reason === 'nothing' ? 'glob-matches-nothing' : 'too-many-files';
      sources.set(pattern, brokenSource(pattern, { code, file: pattern, args: {} }));
      continue;
    }
    for (const path of found.paths) {
      if (!sources.has(path)) sources.set(path, await openIn(workspace, path));
    }
  }
  return [...sources.values()];
}

/** A DNS cache with the file it was read from, if there is one. */
export type DnsCacheOpened =
  | { readonly ok: true; readonly cache: DnsCache; readonly sources: readonly FileSource[] }
  | { readonly ok: false; readonly problem: Problem };

/** Reads the DNS cache, where the policy wants what DNS says; without the file it must ask (`dns: refresh`). */
export async function openDnsCache(
  { dns, dnsCache }: Pick<CampaignPolicy, 'dns' | 'dnsCache'>,
  workspace: Workspace,
): Promise<DnsCacheOpened | null> {
  if (dns === 'off') return null;
  // because its answers count where the files around it are only compared
  const source = await openIn({ ...workspace, asTheyLie: false }, dnsCache);
  const read = await readDnsCache(source, dns === 'refresh');
  return read.ok ? { ...read, sources: source.problem() === undefined ? [source] : [] } : read;
}

/** Opens a file of the workspace by the path that reports show. */
export async function openIn(
  { folder, confined, onBytes, asTheyLie = false }: Workspace,
  path: string,
  form: ReadingForm = {},
): Promise<FileSource> {
  const full = isAbsolute(path) ? path : join(folder, path);
  const place = { ...(confined ? { root: folder } : {}), ...(onBytes === undefined ? {} : { onBytes }) };
  const options = { ...place, asTheyLie, ...form };
  return withShownPath(await openFile(full, options), shownPath(folder, path));
}

// because reports name files as the policy does, not by where the runner put the checkout
function withShownPath(source: FileSource, path: string): FileSource {
  const problem = () => {
    const found = source.problem();
    return found?.file === undefined ? found : { ...found, file: path };
  };
  return { ...source, path, problem };
}

function shownPath(folder: string, path: string): string {
  if (!isAbsolute(path)) return path;
  const inside = relative(folder, path);
  return inside.startsWith('..') ? path : inside;
}
