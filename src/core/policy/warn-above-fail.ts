import type { Problem } from '../finding.ts';
import type { Limit } from './limit.ts';
import { shownPath } from './shown-path.ts';

/**
 * The problem of a warn limit that lies above its fail limit, at a path of the policy or an input. Its `warn` and
 * `fail` arguments are numbers in the given unit.
 */
export function warnAboveFail(found: {
  readonly path: readonly string[];
  readonly limit: Limit;
  readonly unit: 'fraction' | 'days';
}): Problem {
  const { path, limit, unit } = found;
  const args = { path: shownPath(path), warn: limit.warn ?? 0, fail: limit.fail ?? 0, unit };
  return { code: 'policy-warn-above-fail', args };
}
