import { isMailForm } from '../../events/mail/mail-forms.ts';
import type { EventFile } from './event-file.ts';
import type { EventFate } from './line-of-event.ts';

/** Files of events as they are told of: one, or all mails of one folder together. */
export interface EventFileGroup {
  readonly file: EventFile;
  readonly files: number;
  /** Of a folder, the names of the first mails that are not understood. */
  readonly unclear: readonly string[];
}

const listedNames = 3;

/** Files with one mail each, which would be a line each, joined by folder. All others stand alone. */
export function joinMailboxes(files: readonly EventFile[]): readonly EventFileGroup[] {
  const groups = new Map<string, EventFile[]>();
  for (const file of files) {
    const key = isOneMail(file) ? folderOf(file) : `file ${file.path}`;
    const members = groups.get(key);
    if (members === undefined) groups.set(key, [file]);
    else members.push(file);
  }
  return [...groups.values()].map((members) => ({
    file: members.reduce(addFile),
    files: members.length,
    unclear: members
      .filter(({ notUnderstood }) => members.length > 1 && notUnderstood > 0)
      .slice(0, listedNames)
      .map(({ path }) => path.slice(path.lastIndexOf('/') + 1)),
  }));
}

function isOneMail({ entries, forms }: EventFile): boolean {
  return entries === 1 && forms.every(({ form }) => isMailForm(form));
}

function folderOf({ path }: EventFile): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

function addFile(sum: EventFile, file: EventFile): EventFile {
  const forms = new Map(sum.forms.map(({ form, entries }) => [form, entries] as const));
  for (const { form, entries } of file.forms) forms.set(form, (forms.get(form) ?? 0) + entries);
  const fates = { ...sum.fates };
  for (const [fate, events] of Object.entries(file.fates)) fates[fate as EventFate] += events; // because its keys are the fates
  return {
    // because the folder they are named from has no name of its own
    path: folderOf(file) || './',
    forms: [...forms].map(([form, entries]) => ({ form, entries })).sort((a, b) => b.entries - a.entries),
    entries: sum.entries + file.entries,
    fates,
    leftOut: sum.leftOut + file.leftOut,
    notUnderstood: sum.notUnderstood + file.notUnderstood,
    notUnderstoodLines: [],
  };
}
