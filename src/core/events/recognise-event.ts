import type { EventForm } from './event-form.ts';
import { memberAt } from './json-members.ts';

/**
 * The form of a JSON event, by the members it has; null for none. A form that asks for all that another asks for and
 * more is the more specific one; `several` where neither is.
 */
export function recogniseEvent(event: unknown, forms: readonly EventForm[]): EventForm | 'several' | null {
  const fitting = forms.flatMap((form) => {
    const signature = form.signatures.find((members) => members.every((path) => isThere(event, path)));
    return signature === undefined ? [] : [{ form, signature }];
  });
  if (fitting.length < 2) return fitting[0]?.form ?? null;
  const best = fitting.filter(
    ({ signature }) => !fitting.some((other) => saysMore(other.signature, signature)),
  );
  return best.length === 1 ? (best[0]?.form ?? null) : 'several';
}

function isThere(event: unknown, path: string): boolean {
  const member = memberAt(event, path);
  return member !== undefined && member !== null;
}

function saysMore(a: readonly string[], b: readonly string[]): boolean {
  return a.length > b.length && b.every((member) => a.includes(member));
}
