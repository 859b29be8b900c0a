import type { SuppressionFileRead } from '../../core/campaign-result.ts';
import { formatName } from '../../core/suppression/formats/format-name.ts';
import { count, counted } from '../numbers.ts';

/** What a suppression file was understood as: `read as SendGrid bounces: 1,204 entries, 3 rejected (lines 7, 19, 402)`. */
export function readAsPhrase(file: Omit<SuppressionFileRead, 'file' | 'newest'>): string {
  const parts = [counted(file.entries, 'entry', 'entries')];
  if (file.leftOut > 0) parts.push(`${count(file.leftOut)} left out (no reason to suppress)`);
  if (file.rejected > 0) parts.push(`${count(file.rejected)} rejected ${linesOf(file)}`);
  return `read as ${formatName(file.readAs)}: ${parts.join(', ')}`;
}

function linesOf({
  rejected,
  rejectedLines,
}: Pick<SuppressionFileRead, 'rejected' | 'rejectedLines'>): string {
  const more = rejected > rejectedLines.length ? ' and more' : '';
  return `(${rejected === 1 ? 'line' : 'lines'} ${rejectedLines.join(', ')}${more})`;
}
