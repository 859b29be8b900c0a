/** Values by match key, as a `Map` has them; one with keys that are not kept cannot be gone through. */
export interface KeyMap<Value> extends Iterable<readonly [string, Value]> {
  readonly size: number;
  get(key: string): Value | undefined;
  set(key: string, value: Value): unknown;
}
