import { describeFile } from '../core/suppression/describe-file.ts';
import { joinMailboxes } from '../core/suppression/merge/join-mailboxes.ts';
import type { Merged } from '../core/suppression/merge/merge-suppressions.ts';
import { suppressionReasons } from '../core/suppression/suppression-reason.ts';
import { count, counted } from './numbers.ts';
import { eventFilePhrase } from './prose/event-file.ts';
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
  const read = sourceLines(told);
  return [...read, ...(read.length > 0 ? [''] : []), ...outcomeLines(told)]
    .map((line) => `${line}\n`)
    .join('');
}

/** What each source was read as, and what is to be known of them. */
export function sourceLines(told: MergeTold): readonly string[] {
  const files = told.files.map(
    (file) => `${placeOf({ file: file.path })}${readAsPhrase(describeFile(file))}`,
  );
  const events = joinMailboxes(told.eventFiles).map(
    (group) => `${placeOf({ file: group.file.path })}${eventFilePhrase(group)}`,
  );
  return [...files, ...events, ...noteLines(told)];
}

/** What became of the file, the sentence that says most first. */
export function outcomeLines(told: MergeTold): readonly string[] {
  return [...changeLines(told), ...wishLines(told), ...standingLines(told)];
}

/** The same for machines. */
export function suppressRecord(told: MergeTold): object {
  const { files, eventFiles, change, hashed, standing, tidied, wishes, output, written } = told;
  const scopes = change.scopes.map(({ scope, entries }) => ({ scope: show(scope), entries }));
  const { released, retested } = tidied;
  const events = eventFiles.map(({ path: file, ...read }) => ({ file, ...read }));
  return {
    output,
    written,
    ...change,
    hashed,
    scopes,
    taken: { released, retested },
    wishes,
    standing,
    files: files.map(describeFile),
    events,
  };
}

const noted = [
  'suppression-weak-hash',
  'suppression-unknown-reason',
  'suppression-unread-date',
  'windows-1252',
] as const;

function noteLines({ findings, noRows }: MergeTold): string[] {
  const cutOff = noRows.map(
    (file) => `note: ${placeOf({ file })}has a header and no rows; make sure that the export is not cut off`,
  );
  const notes = noted.flatMap((code) => {
    const [first] = findings.samples().filter((finding) => finding.code === code);
    if (first === undefined) return [];
    const more = findings.count(code) - 1;
    const rest = more > 0 ? ` (and ${counted(more, 'more', 'more')} like it)` : '';
    return [`note: ${placeOf(first)}${findingProse[code].sentence(first.args)}${rest}`];
  });
  return [...cutOff, ...notes];
}

function changeLines({ change, hashed, output, written }: MergeTold): string[] {
  const { before, after, added, changed, removed, expired } = change;
  const where = `${output}: ${counted(after, 'suppression')}`;
  if (added + changed + removed + expired + hashed === 0)
    return [`${where}, as before. Nothing was written.`];
  const parts = [`${count(added)} added`, `${count(changed)} changed`];
  if (hashed > 0) parts.push(`${count(hashed)} hashed`);
  if (removed > 0) parts.push(`${count(removed)} removed`);
  if (expired > 0) parts.push(`${count(expired)} expired`);
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

/** Because whoever took an opt-out back has to know that it is there again. */
function wishLines({ wishes }: MergeTold): string[] {
  const { renewed, leftReleased } = wishes;
  const lines: string[] = [];
  if (renewed > 0) {
    lines.push(
      `${counted(renewed, 'opt-out or manual entry', 'opt-outs or manual entries')} ${renewed === 1 ? 'is' : 'are'} stated again after being taken back, and may be newer, so ${renewed === 1 ? 'it suppresses' : 'they suppress'} again. Was it an old export? Leave it out, then --unsuppress.`,
    );
  }
  if (leftReleased > 0) {
    lines.push(
      `${counted(leftReleased, 'opt-out or manual entry', 'opt-outs or manual entries')} without a date ${leftReleased === 1 ? 'was' : 'were'} taken back today and ${leftReleased === 1 ? 'stays' : 'stay'} so; stated again from tomorrow on, ${leftReleased === 1 ? 'it suppresses' : 'they suppress'}.`,
    );
  }
  return lines;
}

/** What follows from the lines, where they are not all plain suppressions. */
function standingLines({ standing, tidied }: MergeTold): string[] {
  const { counting, forgotten, recovered, released, expired, retestable } = standing;
  const lines: string[] = [];
  if (tidied.released > 0)
    lines.push(`${counted(tidied.released, 'line')} taken back; the file says when and why.`);
  if (tidied.retested > 0) {
    lines.push(
      `${counted(tidied.retested, 'mailbox', 'mailboxes')} may be tried once more. A disabled one is suppressed again by its next bounce; of a full or locked one the count begins anew.`,
    );
  }
  const idle: string[] = [];
  if (counting > 0) idle.push(`${counted(counting, 'soft bounce')} not often enough yet`);
  if (recovered > 0) idle.push(`${count(recovered)} delivered to since`);
  if (released > 0) idle.push(`${count(released)} taken back`);
  if (forgotten > 0) idle.push(`${counted(forgotten, 'soft bounce')} too old to count`);
  if (expired > 0) idle.push(`${count(expired)} past their last day`);
  if (idle.length > 0)
    lines.push(`${count(standing.suppressing)} of the lines suppress. The others: ${idle.join(', ')}.`);
  if (forgotten + expired > 0) lines.push('What does not hold any more is taken out by --expire.');
  if (retestable > 0) {
    lines.push(
      `${counted(retestable, 'disabled or full mailbox', 'disabled or full mailboxes')} may be tried once more: --retest`,
    );
  }
  return lines;
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
