import type { Reason } from '../campaign-result.ts';
import type { FindingCode } from '../finding.ts';
import type { JudgingRules } from '../policy/campaign-policy.ts';
import { aliasReasons, aliasRuleName } from '../suppression/alias-reason.ts';

/**
 * The reasons that recipients give of whose mailbox another address is on file, by how often each was found. They hold
 * even where the sending service drops what is on file, since it compares addresses and not mailboxes.
 */
export function decideAliases(
  countOf: (code: FindingCode) => number,
  { suppressedAlias }: Pick<JudgingRules, 'suppressedAlias'>,
): Reason[] {
  return aliasReasons.flatMap((code) => {
    const measured = countOf(code);
    const rule = suppressedAlias[aliasRuleName(code)];
    return measured === 0 || rule === 'ignore' ? [] : [{ code, severity: rule, measured, limit: 0 }];
  });
}
