import type { RunVerification } from '../core/approval/run-verification.ts';
import { verificationMarkdown } from '../report/verification-markdown.ts';
import { verificationJson, verificationText } from '../report/verification-text.ts';
import type { ActionReport } from './action-report.ts';

/** What a verification tells. */
export function verificationReport(run: RunVerification): ActionReport {
  const text = verificationText(run);
  const message = text.trim().split('\n')[0] ?? '';
  return {
    verdict: run.verdict,
    log: text,
    annotations:
      run.verdict === 'pass' ? [] : [{ level: 'error', title: 'Bounce Gate: not verified', message }],
    summary: verificationMarkdown(run),
    json: verificationJson(run),
    campaign: undefined,
    recordable: [],
    pullRequest: null,
  };
}
