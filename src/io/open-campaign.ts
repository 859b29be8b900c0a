import { isAbsolute, join, relative } from 'node:path';
import type { CampaignInput } from '../core/check-campaign.ts';
import type { PlannedCheck } from '../core/plan-checks.ts';
import { digestsOf } from './digests-of.ts';
import { findFiles } from './find-files.ts';
import { hashAddress } from './hash-address.ts';
import { brokenSource, type FileSource, type OnBytes, openFile } from './open-file.ts';
import { verifyEd25519 } from './sign.ts';

/** Where a campaign's files lie and how they may be read. */
export interface Workspace {
  /** Folder that paths are relative to. */
  readonly folder: string;
  /** True when nothing outside the folder may be read (in workflows). */
  readonly confined: boolean;
  readonly asOfMs: number;
  readonly onBytes?: OnBytes;
}

/** The word a policy writes to say that a sender has no suppressions. */
const noSuppressions = 'none';

/** Opens the files of a planned check; what cannot be opened becomes a problem of its source. */
export async function openCampaign(check: PlannedCheck, workspace: Workspace): Promise<CampaignInput> {
  const list = await openIn(workspace, check.list);
  const suppressions = await openSuppressions(check.policy.suppressions, workspace);
  return {
    campaign: check.campaign,
    policy: check.policy,
    list,
    suppressions,
    asOfMs: workspace.asOfMs,
    hash: hashAddress,
    verifySignature: verifyEd25519,
    digests: () => digestsOf(list, suppressions ?? [], check.policy),
  };
}

/** Opens the files that patterns of suppressions mean; null when the policy says that there are none. */
export async function openSuppressions(
  patterns: readonly string[],
  workspace: Workspace,
): Promise<readonly FileSource[] | null> {
  if (patterns.length === 1 && patterns[0] === noSuppressions) return null;
  if (patterns.length === 0) return [brokenSource('', { code: 'no-suppressions', args: {} })];
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

async function openIn({ folder, confined, onBytes }: Workspace, path: string): Promise<FileSource> {
  const full = isAbsolute(path) ? path : join(folder, path);
  const options = { ...(confined ? { root: folder } : {}), ...(onBytes === undefined ? {} : { onBytes }) };
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
