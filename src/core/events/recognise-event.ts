import type { EventForm } from './event-form.ts';

/** What an event is: the form it has, `several` where more than one fits and none says more, null for none. */
export type RecogniseEvent = (event: unknown) => EventForm | 'several' | null;

interface Signature {
  readonly form: EventForm;
  readonly members: readonly string[];
  /** The paths of the members, cut at their dots. */
  readonly paths: readonly (readonly string[])[];
}

/**
 * Prepares forms to be told by the members that an event has. A form that asks for all that another asks for and more is
 * the more specific one.
 */
export function recogniserOf(forms: readonly EventForm[]): RecogniseEvent {
  const signatures = forms.map((form) =>
    form.signatures.map((members) => ({ form, members, paths: members.map((path) => path.split('.')) })),
  );
  const candidatesOf = rememberShapes(signatures);
  return (event) => {
    if (typeof event !== 'object' || event === null) return null;
    const fitting: Signature[] = [];
    for (const ofForm of candidatesOf(event)) {
      const signature = ofForm.find(({ paths }) => paths.every((path) => isThere(event, path)));
      if (signature !== undefined) fitting.push(signature);
    }
    return fitting.length < 2 ? (fitting[0]?.form ?? null) : bestOf(fitting);
  };
}

type ByForm = readonly (readonly Signature[])[];

const [maxShapes, longestShape] = [500, 2000];

/** The signatures whose outermost members an event has; kept by the names of its members, as a dump has few such shapes. */
function rememberShapes(signatures: ByForm): (event: object) => ByForm {
  const known = new Map<string, ByForm>();
  return (event) => {
    const shape = Object.keys(event).join('\n');
    const remembered = known.get(shape);
    if (remembered !== undefined) return remembered;
    const candidates = signatures
      .map((ofForm) => ofForm.filter(({ paths }) => paths.every(([name = '']) => Object.hasOwn(event, name))))
      .filter((ofForm) => ofForm.length > 0);
    if (known.size < maxShapes && shape.length < longestShape) known.set(shape, candidates);
    return candidates;
  };
}

function bestOf(fitting: readonly Signature[]): EventForm | 'several' {
  const best = fitting.filter(({ members }) => !fitting.some((other) => saysMore(other.members, members)));
  return best.length === 1 ? (best[0]?.form ?? 'several') : 'several';
}

function isThere(event: unknown, path: readonly string[]): boolean {
  let at = event;
  for (const name of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return false;
    // because an object that has the member can be asked for it
    at = (at as Readonly<Record<string, unknown>>)[name];
  }
  return at !== undefined && at !== null;
}

function saysMore(a: readonly string[], b: readonly string[]): boolean {
  return a.length > b.length && b.every((member) => a.includes(member));
}
