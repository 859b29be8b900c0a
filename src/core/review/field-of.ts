/** The value under a path of own keys of parsed JSON; undefined where the path leads nowhere. Never throws. */
export function fieldOf(value: unknown, ...path: readonly (string | number)[]): unknown {
  let here = value;
  for (const key of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return undefined;
    here = Reflect.get(here, key);
  }
  return here;
}
