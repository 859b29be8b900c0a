/**
 * Whether entries of a scope count where these scopes do. A scope of a named kind (`group:14`) is meant by its whole name,
 * and by its kind (`group`) together with all others of that kind.
 */
export function scopeCounts(scope: string, scopes: ReadonlySet<string>): boolean {
  if (scopes.has(scope)) return true;
  const colon = scope.indexOf(':');
  return colon > 0 && scopes.has(scope.slice(0, colon));
}
