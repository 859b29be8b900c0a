import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ActionRun, runActionBundle } from '../bundles/run-action-bundle.ts';
import { type Change, gitPath } from '../review-repository.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** What GitHub says of a pull request; each part can be replaced. */
export interface Said {
  readonly name?: string;
  readonly baseSha?: string;
  /** GITHUB_SHA; the merge that the runner checks out, or the branch's own commit where there is none. */
  readonly sha?: string;
  readonly headRepository?: number | null;
  readonly actor?: string;
  readonly payload?: unknown;
  readonly env?: Readonly<Record<string, string>>;
}

/** The payload of a pull request from this repository, or from another one. */
export function pullRequest(
  { base, head }: Change,
  { baseSha = base, headRepository = 1 }: Said = {},
): object {
  const headRepo = headRepository === null ? null : { id: headRepository };
  const pull = {
    number: 7,
    base: { sha: baseSha, repo: { id: 1 } },
    head: { sha: head, repo: headRepo },
  };
  const repository = { private: true, visibility: 'private' };
  return { pull_request: pull, repository, sender: { login: 'ada' } };
}

/** Runs the bundled Action on a change, as the runner does for a pull request. */
export async function runOnChange(
  change: Change,
  inputs: Readonly<Record<string, string>> = {},
  said: Said = {},
): Promise<ActionRun> {
  const folder = await temporaryFolder();
  const event = join(folder, 'event.json');
  await writeFile(event, JSON.stringify(said.payload ?? pullRequest(change, said)));
  return runActionBundle(
    change.repository.folder,
    { 'as-of': '2026-11-20', ...inputs },
    {
      ...gitPath,
      GITHUB_EVENT_NAME: said.name ?? 'pull_request',
      GITHUB_EVENT_PATH: event,
      GITHUB_SHA: said.sha ?? change.head,
      GITHUB_ACTOR: said.actor ?? 'ada',
      GITHUB_REPOSITORY: 'octo/lists',
      ...said.env,
    },
  );
}
