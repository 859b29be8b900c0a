import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Problem } from '../core/finding.ts';
import { runResult } from '../core/run-result.ts';
import { changesOf } from '../core/suppression/merge/describe-change.ts';
import { refuseCutOff } from '../core/suppression/merge/refuse-cut-off.ts';
import { readUpdate, writeSuppressions } from '../io/update-suppressions.ts';
import { annotationsOf } from '../report/annotations.ts';
import { jsonText } from '../report/json-text.ts';
import { problemSentence } from '../report/prose/problems.ts';
import { show } from '../report/show.ts';
import { suppressMarkdown, unmergedMarkdown, unmergedSentence } from '../report/suppress-markdown.ts';
import { suppressRecord, suppressText } from '../report/suppress-text.ts';
import type { ActionReport } from './action-report.ts';
import type { Inputs } from './read-inputs.ts';

const nothingElse = { campaign: undefined, recordable: [], pullRequest: null } as const;

/**
 * Merges the sources into the suppression file of the checkout, and leaves it there: committing it is up to the steps that
 * follow. Reads and writes nothing outside of the workspace.
 */
export async function mergeReport(inputs: Inputs): Promise<ActionReport> {
  const { request, suppress } = inputs;
  const { sources: files, output, expire } = suppress;
  const { folder } = request.workspace;
  const merged = await readUpdate({
    folder,
    confined: true,
    policy: await policyOf(inputs),
    output,
    files,
    keep: true,
    tidying: { expire, retest: false, release: null },
    hashed: false,
    asOfMs: request.asOfMs ?? request.nowMs,
  });
  if (!merged.ok) return unmerged(merged.problems, output);
  const cutOff = refuseCutOff(merged);
  if (cutOff !== null) return unmerged([cutOff], output);
  const changed = changesOf(merged.change) + merged.hashed > 0;
  const failure = changed ? await writeSuppressions(resolve(folder, output), merged.entries()) : null;
  if (failure !== null) {
    const rule = `could not be written (${failure})`;
    const unwritten: Problem = { code: 'argument-wrong', args: { argument: 'suppression-file', rule } };
    return unmerged([typeof failure === 'string' ? unwritten : failure], output);
  }
  const told = { ...merged, output: show(output), written: changed };
  return {
    verdict: 'pass',
    log: suppressText(told),
    annotations: [],
    summary: suppressMarkdown(told),
    json: `${jsonText(suppressRecord(told), 2)}\n`,
    changed,
    ...nothingElse,
  };
}

// because the default place need not have one, and a file that was named must be there
async function policyOf({ request, configIsNamed }: Inputs): Promise<typeof request.policy> {
  const { policy } = request;
  if (policy === null || configIsNamed) return policy;
  return (await stat(policy.path).catch(() => null)) === null ? null : policy;
}

function unmerged(problems: readonly Problem[], output: string): ActionReport {
  return {
    verdict: 'unchecked',
    log: `${[unmergedSentence(output), ...problems.map(problemSentence)].join('\n')}\n`,
    annotations: annotationsOf(runResult([], problems)).map((annotation) => ({
      ...annotation,
      title: 'Bounce Gate could not merge',
    })),
    summary: unmergedMarkdown(problems, output),
    json: `${jsonText({ output: show(output), written: false, problems }, 2)}\n`,
    changed: false,
    ...nothingElse,
  };
}
