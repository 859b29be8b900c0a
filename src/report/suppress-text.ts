import { describeFile } from '../core/suppression/describe-file.ts';
import type { Merged } from '../core/suppression/merge/merge-suppressions.ts';
import { suppressionReasons } from '../core/suppression/suppression-reason.ts';
import { count, counted } from './numbers.ts';
import { findingProse } from './prose/findings.ts';
import { placeOf } from './prose/problems.ts';
import { readAsPhrase } from './prose/read-as.ts';
import { show } from './show.ts';

/** A merge, and what became of it. */
export interface MergeTold extends Extract<Merged, { ok: true }> {
  /** The file as it was named. */
  readonly output: string;
  readonly written: boolean;
}

const shownScopes = 10;

/** What a merge understood and changed, for a terminal: a line for each source, the outcome last. */
export function suppressText(told: MergeTold): string {
  const files = told.files.map(
    (file) => `${placeOf({ file: file.path })}${readAsPhrase(describeFile(file))}`,
  );
  return [...files, ...noteLines(told), '', ...changeLines(told)].map((line) => `${line}\n`).join('');
}

/** The same for machines. */
export function suppressRecord({ files, change, output, written }: MergeTold): object {
  const scopes = change.scopes.map(({ scope, entries }) => ({ scope: show(scope), entries }));
  return { output, written, ...change, scopes, files: files.map(describeFile) };
}

const noted = ['suppression-weak-hash', 'suppression-unknown-reason', 'windows-1252'] as const;

function noteLines({ findings }: MergeTold): string[] {
  return noted.flatMap((code) => {
    const [first] = findings.samples().filter((finding) => finding.code === code);
    if (first === undefined) return [];
    const more = findings.count(code) - 1;
    const rest = more > 0 ? ` (and ${counted(more, 'more', 'more')} like it)` : '';
    return [`note: ${placeOf(first)}${findingProse[code].sentence(first.args)}${rest}`];
  });
}

function changeLines({ change, output, written }: MergeTold): string[] {
  const { before, after, added, changed, removed } = change;
  const where = `${output}: ${counted(after, 'suppression')}`;
  if (added + changed + removed === 0) return [`${where}, as before. Nothing was written.`];
  const parts = [`${count(added)} added`, `${count(changed)} changed`];
  if (removed > 0) parts.push(`${count(removed)} removed`);
  const outcome = written ? '' : ' Nothing was written (dry run).';
  return [
    `${where} (${count(before)} before; ${parts.join(', ')}).${outcome}`,
    ...addedLines(change),
    ...scopeLines(change),
  ];
}

function addedLines({ addedByReason }: MergeTold['change']): string[] {
  return suppressionReasons
    .filter((reason) => addedByReason[reason] > 0)
    .map((reason) => `  ${count(addedByReason[reason]).padStart(9)}   ${reason}`);
}

/** Because an opt-out from one group suppresses nobody until the policy says so. */
function scopeLines({ scopes }: MergeTold['change']): string[] {
  const narrow = scopes.filter(({ scope }) => scope !== 'pattern');
  if (narrow.length === 0) return [];
  const names = narrow
    .slice(0, shownScopes)
    .map(({ scope, entries }) => `${show(scope, 60)} (${count(entries)})`);
  const more =
    narrow.length > names.length ? ` and ${counted(narrow.length - names.length, 'more', 'more')}` : '';
  return [
    `Of one scope only: ${names.join(', ')}${more}. They count where policy.suppression-scopes names it.`,
  ];
}
