import { defaultRepeatPolicy } from '../bounce/repeat-rules.ts';
import type { CampaignPolicy } from './campaign-policy.ts';
import { profileLimits } from './profiles.ts';

const noChances = { causes: {}, entries: {}, decay: {} };

/** The policy of a run without a policy file, and the base every policy file is laid over. */
export const defaultPolicy: CampaignPolicy = {
  campaign: null,
  list: null,
  suppressions: [],
  verifications: [],
  columns: {},
  sources: new Map(),
  domains: { consumer: [], business: [], allow: [] },
  waivers: [],
  sendAtMs: null,
  slackChannel: null,
  asOfMs: null,
  profile: 'default',
  ...profileLimits('default'),
  // A bad send costs about four times a false stop (docs/how-it-decides.md, "From rates to a verdict").
  risk: 0.2,
  strict: false,
  suppressed: {
    unsubscribe: 'fail',
    complaint: 'fail',
    manual: 'fail',
    'hard-bounce': 'warn',
    'soft-bounce': 'warn',
    invalid: 'warn',
  },
  // Judgement: a person's wish holds however the address is written; whether a bounce does, only the provider knows.
  suppressedAlias: { complaint: 'fail', unsubscribe: 'fail', manual: 'fail', bounce: 'warn' },
  // Judgement: one row in 200, or one in 20, is more than the typing errors of a tended list.
  invalid: { warn: 0.005, fail: null },
  duplicates: { warn: 0.05, fail: null },
  growth: { warn: null, fail: null },
  shrink: { warn: null, fail: null },
  // Judgement: exports lose single rows; a tenth of all bounces and opt-outs does not vanish by itself.
  suppressionShrink: { warn: 0, fail: 0.1 },
  reviewJudges: 'changes',
  approvalMaxAgeDays: 1,
  // Above 10 % a sender risks being blacklisted and Amazon SES may pause it (docs/overrides.md, "The ceiling").
  overrideCeiling: 0.1,
  overrideKey: null,
  overrideLabel: 'send-anyway',
  suppressionAgeDays: { warn: null, fail: null },
  senderAppliesSuppression: false,
  // Services suppress after 3 to 7 soft bounces (docs/suppressions.md, "Soft bounces").
  ...defaultRepeatPolicy,
  impliedDeliveries: true,
  suppressionScopes: ['global'],
  reservedDomains: 'refuse',
  plainLists: 'refuse',
  dns: 'off',
  dnsCache: '.github/bounce-gate-dns.txt',
  // Public resolvers of two operators that leave nothing out (docs/dns.md, "Whom it asks").
  dnsResolvers: ['1.1.1.1', '8.8.8.8'],
  chances: noChances,
};
