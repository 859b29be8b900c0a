export type Fields = Readonly<Record<string, unknown>>;

/** A rule over a value at a path: what is wrong, or null. */
export type Check = (value: unknown, path: string) => string | null;

/** A text of so many UTF-16 units. */
export const string =
  (max: number, min = 0): Check =>
  (value, path) => {
    if (typeof value !== 'string') return `${path}: not a string`;
    return value.length > max || value.length < min
      ? `${path}: length ${value.length}, ${min} to ${max}`
      : null;
  };

/** One of these words. */
export const oneOf =
  (...words: readonly unknown[]): Check =>
  (value, path) =>
    words.includes(value) ? null : `${path}: must be one of ${words.join(', ')}`;

/** A number that JSON can say. */
export const number: Check = (value, path) =>
  typeof value === 'number' && Number.isFinite(value) ? null : `${path}: not a finite number`;

/** A whole number within these ends. */
export const whole =
  (min: number, max: number): Check =>
  (value, path) =>
    Number.isInteger(value) && Number(value) >= min && Number(value) <= max
      ? null
      : `${path}: not a whole number from ${min} to ${max}`;

/** True or false. */
export const bool: Check = (value, path) => (typeof value === 'boolean' ? null : `${path}: not a boolean`);

/** A list of so many items. */
export const list =
  (each: Check, min: number, max: number): Check =>
  (value, path) => {
    if (!Array.isArray(value)) return `${path}: not a list`;
    if (value.length < min || value.length > max) return `${path}: ${value.length} items, ${min} to ${max}`;
    return firstOf(value.map((item, index) => each(item, `${path}[${index}]`)));
  };

/** What one of these takes. */
export const either =
  (...checks: readonly Check[]): Check =>
  (value, path) => {
    const found = checks.map((check) => check(value, path));
    return found.includes(null) ? null : (found[0] ?? null);
  };

/** An object with exactly these members; a question mark after the name makes it optional. */
export const object =
  (members: Readonly<Record<string, Check>>, more: Check = () => null): Check =>
  (value, path) => {
    const fields = asFields(value);
    if (fields === null) return `${path}: not an object`;
    const known = new Map(Object.entries(members).map(([key, check]) => [key.replace('?', ''), check]));
    const stray = Object.keys(fields).find((key) => !known.has(key));
    if (stray !== undefined) return `${path}.${stray}: unknown member`;
    const wrong = Object.entries(members).map(([key, check]) => {
      const name = key.replace('?', '');
      if (fields[name] === undefined) return key.endsWith('?') ? null : `${path}.${name}: missing`;
      return check(fields[name], `${path}.${name}`);
    });
    return firstOf([...wrong, more(value, path)]);
  };

/** One of several objects, told by their `type`. */
export const byType =
  (types: Readonly<Record<string, Check>>): Check =>
  (value, path) => {
    const type = String(asFields(value)?.type);
    return types[type]?.(value, path) ?? (type in types ? null : `${path}: unsupported type ${type}`);
  };

/** The first that is not null. */
export function firstOf(problems: readonly (string | null)[]): string | null {
  return problems.find((problem) => problem !== null) ?? null;
}

/** An object, or null. */
export function asFields(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
}

/** A list; empty for what is none. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
