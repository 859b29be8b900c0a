import type { CampaignPolicy } from './campaign-policy.ts';

/**
 * The rules a campaign is judged by as one canonical text, for their digest: comments, key order and layout of the
 * policy file do not change it, any rule does.
 */
export function policyDigestText(policy: CampaignPolicy): string {
  return JSON.stringify(policy, (key, value: unknown) => {
    // because the line of a waiver moves with every comment above it, and other campaigns are none of this one's rules
    if (key === 'line' || key === 'elsewhere') return undefined;
    if (value instanceof Map) return [...value].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
