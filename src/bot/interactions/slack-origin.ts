import type { RecordOrigin } from '../../core/ledger/check-record.ts';
import { toolVersion } from '../../core/tool-version.ts';
import type { RunMark } from '../../io/history/run-mark.ts';
import { newRecordId } from '../../io/history/write-records.ts';

/** What tells records made in Slack from others. */
export const slackMark: RunMark = { runId: 'slack', attempt: 1, matrix: '00000000' };

/** Where a record that is made in Slack says it was made. */
export function slackOrigin(atMs: number): RecordOrigin {
  return { id: newRecordId(atMs, slackMark), atMs, tool: toolVersion, run: null };
}
