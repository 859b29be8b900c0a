import picomatch from 'picomatch';

/** Whether a waiver's scope (a path or a glob, null for every file) means this list. */
export function matchesScope(scope: string | null, list: string): boolean {
  return scope === null || picomatch(scope, { nobrace: true, noextglob: true, nonegate: true })(list);
}
