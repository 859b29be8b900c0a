import type { RepeatRules } from '../../bounce/repeat-rules.ts';
import type { SuppressionRow } from '../parse-suppression-row.ts';
import { judgeLine, type SoftRepeats } from './judge-line.ts';
import type { MailHistory } from './mail-history.ts';

/**
 * Why a row does not hold: its mail was delivered since (`recovered`), it was taken back (`released`), its soft bounces are
 * too old and were too few (`forgotten`), or its last day is past (`expired`).
 */
export type SetAsideCause = 'released' | 'recovered' | 'forgotten' | 'expired';

/** A row as it holds, with the campaigns that were counted where soft bounces are, or why it does not. */
export type StatementInForce =
  | { readonly holds: true; readonly row: SuppressionRow; readonly repeats: SoftRepeats | null }
  | { readonly holds: false; readonly cause: SetAsideCause };

/**
 * A row with a history as it holds now, or why it does not. Each class of soft bounces needs another number of campaigns,
 * so the count is told in parts of what is enough where only a number is known: as many or more where the campaigns are
 * enough, else fewer.
 */
export function statementInForce(
  row: SuppressionRow & { readonly history: MailHistory },
  rules: RepeatRules,
): StatementInForce {
  const standing = judgeLine(row, rules);
  const { enoughCounted } = rules;
  if (standing === null) return { holds: true, row, repeats: null };
  switch (standing.kind) {
    case 'suppresses': {
      const { repeats } = standing;
      const count = repeats === null ? row.count : Math.max(enoughCounted, repeats.campaigns, row.count);
      return { holds: true, row: { ...row, count }, repeats };
    }
    case 'counts': {
      const { repeats } = standing;
      const share = Math.floor((enoughCounted * repeats.campaigns) / repeats.needed);
      return { holds: true, row: { ...row, count: Math.max(1, share) }, repeats };
    }
    default:
      return { holds: false, cause: standing.kind };
  }
}
