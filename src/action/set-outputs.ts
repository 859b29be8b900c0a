import type { CampaignResult } from '../core/campaign-result.ts';
import type { ActionReport } from './action-report.ts';
import type { Toolkit } from './toolkit.ts';

/**
 * Sets the outputs: numbers, digests and words of fixed sets only, so that nothing from data can reach a shell
 * through them. They speak of the campaign that decided the verdict, the first of the worst.
 */
export function setOutputs(toolkit: Toolkit, report: ActionReport, reportPath: string): void {
  const outputs = {
    verdict: report.verdict,
    changed: String(report.changed ?? false),
    ...campaignOutputs(report.campaign),
    'report-path': reportPath,
  };
  for (const [name, value] of Object.entries(outputs)) toolkit.setOutput(name, value);
}

function campaignOutputs(campaign: CampaignResult | undefined): Record<string, string | number> {
  const rates = campaign?.rates?.asCommitted;
  return {
    tier: campaign?.tier ?? '',
    'total-rate': rates?.total.expected ?? '',
    'total-rate-low': rates?.total.low ?? '',
    'total-rate-high': rates?.total.high ?? '',
    'hard-rate': rates?.hard.expected ?? '',
    'soft-rate': rates?.soft.expected ?? '',
    rows: campaign?.counts.rows ?? 0,
    recipients: campaign?.counts.recipients ?? 0,
    suppressed: campaign?.counts.suppressed ?? 0,
    invalid: campaign?.counts.invalid ?? 0,
    duplicates: campaign?.counts.duplicates ?? 0,
    'findings-count': campaign?.findingsTotal ?? 0,
    'list-digest': campaign?.digests.list ?? '',
  };
}
