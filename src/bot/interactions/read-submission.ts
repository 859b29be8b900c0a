import type { Asker } from '../../core/access/refuse-access.ts';
import { fieldOf } from '../../core/review/field-of.ts';
import { readAsker } from './read-click.ts';

/** A form that somebody sent, with what its fields hold as text; a field that is empty is left out. */
export interface Submission extends Asker {
  readonly viewId: string;
  readonly metadata: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Reads the payload of a `view_submission` request, which may be anything; null when it lacks what is needed. */
export function readSubmission(payload: unknown): Submission | null {
  const asker = readAsker(payload);
  const viewId = fieldOf(payload, 'view', 'id');
  const metadata = fieldOf(payload, 'view', 'private_metadata');
  if (asker === null || typeof viewId !== 'string' || typeof metadata !== 'string') return null;
  const values = Object.entries(Object(fieldOf(payload, 'view', 'state', 'values')));
  const fields = values.flatMap(([name, block]) => {
    const text = textOfElement(fieldOf(block, 'value'));
    return text === null ? [] : [[name, text] as const];
  });
  return { ...asker, viewId, metadata, fields: Object.fromEntries(fields) };
}

/** A text as it was written, ticked boxes as their values, a time as ISO 8601. */
function textOfElement(element: unknown): string | null {
  const text = fieldOf(element, 'value');
  if (typeof text === 'string') return text.trim() === '' ? null : text;
  const seconds = fieldOf(element, 'selected_date_time');
  if (typeof seconds === 'number') return isoOf(seconds);
  const ticked = fieldOf(element, 'selected_options', 0, 'value');
  return typeof ticked === 'string' ? ticked : null;
}

function isoOf(seconds: number): string | null {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
