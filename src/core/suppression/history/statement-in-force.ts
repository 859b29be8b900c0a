import type { RepeatRules } from '../../bounce/repeat-rules.ts';
import type { SuppressionRow } from '../parse-suppression-row.ts';
import { judgeLine } from './judge-line.ts';
import type { MailHistory } from './mail-history.ts';

/**
 * A row with a history as it holds now; null where it does not: its mail was delivered since, it was taken back, or its soft
 * bounces are too old. Each class of soft bounces needs another number of campaigns, so the count is told in parts of what
 * is enough where only a number is known: as many or more where the campaigns are enough, else fewer.
 */
export function statementInForce(
  row: SuppressionRow & { readonly history: MailHistory },
  rules: RepeatRules,
): SuppressionRow | null {
  const standing = judgeLine(row, rules);
  const { enoughCounted } = rules;
  if (standing === null) return row;
  switch (standing.kind) {
    case 'suppresses':
      return standing.campaigns === null
        ? row
        : { ...row, count: Math.max(enoughCounted, standing.campaigns, row.count) };
    case 'counts':
      return {
        ...row,
        count: Math.max(1, Math.floor((enoughCounted * standing.campaigns) / standing.needed)),
      };
    default:
      return null;
  }
}
