import { isSameName } from './is-same-name.ts';
import type { Labelling } from './labelling.ts';
import type { OverrideRules } from './override-subject.ts';
import type { LabelEvent } from './read-label-event.ts';

/** Why a label overrides nothing. */
export const labelRefusals = [
  'older-label',
  'read-only-token',
  'dry-run',
  'no-ledger',
  'signed-only',
  'taken-off',
  'by-bot',
  'by-author',
  'no-write-access',
] as const;
export type LabelRefusal = (typeof labelRefusals)[number];

/** What a run may do for a label. */
export interface LabelRun {
  readonly tokenIsReadOnly: boolean;
  readonly isDryRun: boolean;
  /** Whether the ledger can be read and may be written. */
  readonly hasLedger: boolean;
}

/** Whether the label that overrides is on the pull request. */
export function isLabelled({ labels }: LabelEvent, { label }: OverrideRules): boolean {
  return label !== null && labels.some((name) => isSameName(name, label));
}

/**
 * Why the label cannot override whatever GitHub says of it; null when that has to be asked. Only the event that puts the
 * label there counts: at any later one the files may be others than those that somebody looked at.
 */
export function refuseLabel(
  { added }: LabelEvent,
  { label, key }: OverrideRules,
  { tokenIsReadOnly, isDryRun, hasLedger }: LabelRun,
): LabelRefusal | null {
  if (added === null || label === null || !isSameName(added, label)) return 'older-label';
  if (key !== null) return 'signed-only';
  if (tokenIsReadOnly) return 'read-only-token';
  if (isDryRun) return 'dry-run';
  return hasLedger ? null : 'no-ledger';
}

/** Why who put the label there may not override; null when they may, if they have write access. */
export function refuseLabelling(
  labelling: Labelling | null,
  { author }: Pick<LabelEvent, 'author'>,
): LabelRefusal | null {
  if (labelling === null) return 'taken-off';
  if (!labelling.isPerson) return 'by-bot';
  return isSameName(labelling.login, author) ? 'by-author' : null;
}
