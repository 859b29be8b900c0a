import type { CampaignPolicy } from '../policy/campaign-policy.ts';
import type { ReviewReason, SuppressionChange } from './review-result.ts';
import { warning } from './warning.ts';

/** The reasons that lost suppressions give: files that are named no more, and entries that are not read any more. */
export function suppressionReasons(
  { before, deleted, droppedFiles }: SuppressionChange,
  { suppressionShrink: { warn } }: Pick<CampaignPolicy, 'suppressionShrink'>,
): ReviewReason[] {
  const share = before === 0 ? 0 : deleted / before;
  return [
    ...warning('suppression-files-dropped', droppedFiles.length),
    ...warning('suppressions-deleted', warn !== null && share >= warn ? deleted : 0),
  ];
}
