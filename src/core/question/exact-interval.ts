import { betaQuantile } from './beta-quantile.ts';

/**
 * The exact 95 % interval of a rate of `bounced` of `sent` mails, as fractions (Clopper and Pearson 1934): a true rate
 * outside of it would give a count this far off in at most 1 of 40 sends, on either side.
 */
export function exactInterval(
  bounced: number,
  sent: number,
): { readonly low: number; readonly high: number } {
  return {
    low: bounced === 0 ? 0 : betaQuantile(0.025, bounced, sent - bounced + 1),
    high: bounced === sent ? 1 : betaQuantile(0.975, bounced + 1, sent - bounced),
  };
}
