import { aliasReasons, type HeldBack, heldBackCode } from '../suppression/alias-reason.ts';
import { suppressionReasons } from '../suppression/suppression-reason.ts';

/** The suppressions that fail a campaign by being on the list at all, from the codes of the reasons that fail it. */
export function forbiddenReasons(failing: ReadonlySet<string>): ReadonlySet<HeldBack> {
  const all: readonly HeldBack[] = [...suppressionReasons, ...aliasReasons];
  return new Set(all.filter((held) => failing.has(heldBackCode(held))));
}
