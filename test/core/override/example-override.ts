import { generateKeyPairSync } from 'node:crypto';
import type { ApprovalRecord, OverrideRecord } from '../../../src/core/ledger/ledger-record.ts';
import type { OverrideLedger } from '../../../src/core/override/judge-override.ts';
import type { OverrideSubject } from '../../../src/core/override/override-subject.ts';
import { overrideText } from '../../../src/core/override/override-text.ts';
import { openSigner, type Sign, verifyEd25519 } from '../../../src/io/sign.ts';
import { exampleDigests, exampleId } from '../ledger/example-records.ts';

export const hour = 3_600_000;
/** When the example override is given. */
export const givenMs = Date.UTC(2026, 10, 20, 10);

/** A campaign of 400 rows that failed for a projected 6 %. */
export const failed: OverrideSubject = {
  campaign: 'june',
  verdict: 'fail',
  reasons: [{ code: 'total-rate', severity: 'fail' }],
  digests: exampleDigests,
  rows: 400,
  total: 0.06,
  sendAtMs: null,
  rules: { ceiling: 0.1, key: null, label: 'send-anyway' },
};

/** An unsigned override of that campaign, which claims to last until 2099. */
export function exampleOverride(
  change: Partial<OverrideRecord> = {},
  atMs = givenMs,
  place = 0,
): OverrideRecord {
  return {
    v: 1,
    kind: 'override',
    id: exampleId(atMs, place),
    at: new Date(atMs).toISOString(),
    tool: '0.1.0',
    run: null,
    campaign: 'june',
    digests: exampleDigests,
    check: null,
    reason: 'the fair is on Saturday',
    by: 'ada',
    via: 'cli',
    expiresAt: '2099-01-01T00:00:00.000Z',
    total: 0.06,
    signature: null,
    ...change,
  };
}

/** The approval of a send of that campaign. */
export function exampleApproval(override: string | null, atMs: number, place = 0): ApprovalRecord {
  return {
    v: 1,
    kind: 'approval',
    id: exampleId(atMs, 1000 + place),
    at: new Date(atMs).toISOString(),
    tool: '0.1.0',
    run: null,
    campaign: 'june',
    digests: exampleDigests,
    check: null,
    override,
  };
}

/** A ledger of these overrides and approvals, whose signatures are really verified. */
export function ledgerOf(
  overrides: readonly OverrideRecord[],
  approvals: readonly ApprovalRecord[] = [],
): OverrideLedger {
  return { overrides, approvals, verifySignature: verifyEd25519 };
}

/** A new pair: the public key as the policy holds it, the private one in PEM, and what signs with it. */
export interface Keys {
  readonly publicKey: string;
  readonly spki: string;
  readonly pem: string;
  readonly sign: Sign;
}

export function makeKeys(): Keys {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  const sign = openSigner(pem);
  if (sign === null) throw new Error('an Ed25519 key that cannot be opened');
  return {
    publicKey: spki.subarray(-32).toString('base64'),
    spki: spki.toString('base64'),
    pem,
    sign,
  };
}

/** The override with a signature of these keys. */
export function signed(record: OverrideRecord, { sign }: Keys): OverrideRecord {
  return { ...record, signature: sign(overrideText(record)) };
}
