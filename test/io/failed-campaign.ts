import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CampaignResult } from '../../src/core/campaign-result.ts';
import type { LedgerHistory } from '../../src/core/ledger/ledger-history.ts';
import type { OverrideRecord } from '../../src/core/ledger/ledger-record.ts';
import { makeOverride } from '../../src/core/override/make-override.ts';
import { overrideSubjectOf } from '../../src/core/override/override-subject.ts';
import type { ApprovalLedger } from '../../src/io/approval-ledger.ts';
import type { RunRequest } from '../../src/io/prepare-checks.ts';
import { runChecks } from '../../src/io/run-checks.ts';
import { verifyEd25519 } from '../../src/io/sign.ts';
import { jsonReport } from '../../src/report/json.ts';
import { sampleCampaigns } from '../sample-campaign.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** When the tests of overrides check, override and send. */
export const nowMs = Date.UTC(2026, 10, 20, 9);

/** A folder with a campaign that fails, whose policy allows to override it. */
export interface FailedCampaign {
  readonly folder: string;
  /** What a check or a verification of it is asked with. */
  readonly request: RunRequest;
  /** Checks it, and writes the report beside it. */
  readonly check: (ledger?: LedgerHistory) => Promise<CampaignResult>;
  readonly report: { readonly shown: string; readonly path: string };
  /** Changes a file: text of it is replaced. */
  readonly edit: (file: string, part: string, instead: string) => Promise<void>;
}

export async function failedCampaign(rules = '', files: 'fail' | 'pass' = 'fail'): Promise<FailedCampaign> {
  const sample = sampleCampaigns[files];
  const policy = sample['bounce-gate.yml'].replace(
    'reserved-domains: allow',
    `reserved-domains: allow, override-ceiling: 50%${rules}`,
  );
  const folder = await temporaryFolder({ ...sample, 'bounce-gate.yml': policy });
  const request: RunRequest = {
    policy: { shown: 'bounce-gate.yml', path: join(folder, 'bounce-gate.yml') },
    campaigns: [],
    list: null,
    suppressions: [],
    emailColumn: null,
    limits: {},
    workspace: { folder, confined: false },
    asOfMs: null,
    nowMs,
  };
  const path = join(folder, 'report.json');
  return {
    folder,
    request,
    report: { shown: 'report.json', path },
    check: async (ledger) => {
      const result = await runChecks({ ...request, ledger: ledger ?? null });
      await writeFile(path, jsonReport(result));
      const [campaign] = result.campaigns;
      if (campaign === undefined) throw new Error('nothing was checked');
      return campaign;
    },
    edit: async (file, part, instead) => {
      const text = await readFile(join(folder, file), 'utf8');
      await writeFile(
        join(folder, file),
        text.replace(part, () => instead),
      );
    },
  };
}

/** Overrides a checked campaign on a ledger. */
export async function overrideOn(
  ledger: ApprovalLedger,
  result: CampaignResult,
  atMs = nowMs,
): Promise<OverrideRecord> {
  const snapshot = await ledger.read();
  const made = makeOverride(
    overrideSubjectOf(result),
    {
      reason: 'the fair is on Saturday',
      by: 'ada',
      via: 'cli',
      expiresAtMs: null,
      nowMs: atMs,
      origin: ledger.origin(atMs),
    },
    {
      overrides: snapshot?.history.overrides ?? [],
      approvals: snapshot?.history.approvals ?? [],
      checks: [],
      verifySignature: verifyEd25519,
      sign: null,
    },
  );
  if (!made.ok) throw new Error(made.refusal);
  if (!(await ledger.append([made.record]))) throw new Error('not written');
  return made.record;
}
