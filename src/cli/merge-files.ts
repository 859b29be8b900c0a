import { resolve } from 'node:path';
import type { Problem } from '../core/finding.ts';
import { changesOf } from '../core/suppression/merge/describe-change.ts';
import type { Merged } from '../core/suppression/merge/merge-suppressions.ts';
import { refuseCutOff } from '../core/suppression/merge/refuse-cut-off.ts';
import { readUpdate, writeSuppressions } from '../io/update-suppressions.ts';
import { jsonText } from '../report/json-text.ts';
import { show } from '../report/show.ts';
import { suppressRecord, suppressText } from '../report/suppress-text.ts';
import type { ExitCode } from './command.ts';
import { complain } from './complain.ts';
import { policyOf } from './policy-path.ts';
import { showProgress } from './progress.ts';
import { wrong } from './read-arguments.ts';
import type { SuppressRequest } from './suppress-arguments.ts';
import type { Terminal } from './terminal.ts';
import { isLink } from './write-output.ts';

/** Merges files into the suppression file as it is asked, and says what became of it. */
export async function mergeFiles(request: SuppressRequest, terminal: Terminal): Promise<ExitCode> {
  const merged = await merge(request, terminal);
  if (!merged.ok) return complain(terminal, merged.problems);
  const objection = objectionTo(merged, request, terminal.cwd);
  return objection === null ? writeMerged(merged, request, terminal) : complain(terminal, [objection]);
}

async function merge(request: SuppressRequest, terminal: Terminal): Promise<Merged> {
  const { output, config, files, replace, tidying, hashed, plain } = request;
  const policy = policyOf(config, null, terminal.cwd);
  const progress = showProgress(terminal);
  const { onBytes } = progress;
  const place = { folder: terminal.cwd, confined: false, policy, output };
  const asked = { files, keep: !replace, tidying, hashed, plain, onBytes };
  const merged = await readUpdate({ ...place, ...asked, asOfMs: terminal.nowMs });
  progress.end();
  return merged;
}

type Done = Extract<Merged, { ok: true }>;

/** Why a merge that went well may not be written all the same. */
function objectionTo(merged: Done, request: SuppressRequest, cwd: string): Problem | null {
  if (isLink(resolve(cwd, request.output))) {
    return wrong(
      '--output',
      'must be the file itself, since a symbolic link would be replaced',
      request.output,
    );
  }
  const cutOff = refuseCutOff(merged);
  if (cutOff !== null) return cutOff;
  const { before, removed } = merged.change;
  if (removed > 0 && !request.allowShrink) {
    const rule = `would take ${removed} of ${before} suppressions out of the file. Add --allow-shrink if that is meant`;
    return wrong('--replace', rule);
  }
  const { tidied } = merged;
  if (request.tidying.release === null || tidied.released + tidied.releasedBefore > 0) return null;
  return tidied.complaints > 0
    ? wrong('--unsuppress', 'names somebody who complained, and a complaint is not taken back')
    : wrong(
        '--unsuppress',
        `names an address that ${show(request.output)} does not suppress by a line of its own`,
      );
}

async function writeMerged(merged: Done, request: SuppressRequest, terminal: Terminal): Promise<ExitCode> {
  const { output, dryRun, format } = request;
  const changes = changesOf(merged.change) + merged.hashed;
  const written = changes > 0 && !dryRun;
  if (written) {
    const failure = await writeSuppressions(resolve(terminal.cwd, output), merged.entries());
    if (failure !== null) {
      const unwritten = wrong('--output', `could not be written (${failure})`, output);
      return complain(terminal, [typeof failure === 'string' ? unwritten : failure]);
    }
  }
  const told = { ...merged, output: show(output), written };
  terminal.stdout.write(format === 'json' ? `${jsonText(suppressRecord(told), 2)}\n` : suppressText(told));
  return 0;
}
