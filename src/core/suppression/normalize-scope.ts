import { undoFormulaMark } from './formula-mark.ts';
import { writable } from './writable.ts';

/** Words that say whom an entry is about, or that it is about everything. */
const everything: ReadonlySet<string> = new Set(['', '*', 'domain', 'pattern', 'global']);

/** A scope as it is compared: in small letters, one space between words; `global` for what is about all mail. */
export function normalizeScope(cell: string): string {
  // because nearly every row says this
  if (cell === 'global' || cell === '') return 'global';
  const scope = undoFormulaMark(writable(cell).trim().toLowerCase().replace(/\s+/g, ' '));
  return everything.has(scope) ? 'global' : scope;
}
