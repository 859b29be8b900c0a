import type { Limit } from './limit.ts';

/** `published`: the service states the number; `judgement`: it is ours, and must not be shown as the service's. */
export type LimitBasis = 'published' | 'judgement';

/** A sender's named limits: which rate it judges, the limits as fractions, and what each rests on. */
export interface Profile {
  readonly judged: 'total' | 'hard';
  readonly warn: { readonly rate: number; readonly basis: LimitBasis };
  readonly fail: { readonly rate: number; readonly basis: LimitBasis };
}

/** The named profiles a policy may choose (docs/how-it-decides.md, "Profiles"). */
export const profileNames = [
  'default',
  'amazon-ses',
  'sendgrid',
  'hubspot',
  'klaviyo',
  'brevo',
  'mailgun',
  'smtp2go',
  'mailchimp',
  'postmark',
] as const;
export type ProfileName = (typeof profileNames)[number];

/** The limits of every profile, with their basis (docs/how-it-decides.md, "Profiles"). */
export const profiles: Readonly<Record<ProfileName, Profile>> = {
  // The bands commonly used in the field; no service publishes them as its own.
  default: { judged: 'total', warn: judgement(0.02), fail: judgement(0.05) },
  // Amazon SES: keep below 5 %, sending may be paused at 10 %, over a rolling volume.
  'amazon-ses': { judged: 'hard', warn: published(0.05), fail: published(0.1) },
  // SendGrid: fewer than 5 % of attempted messages.
  sendgrid: { judged: 'hard', warn: judgement(0.02), fail: published(0.05) },
  // HubSpot: limit 5 % per month.
  hubspot: { judged: 'hard', warn: published(0.01), fail: published(0.05) },
  klaviyo: { judged: 'total', warn: published(0.01), fail: published(0.02) },
  // Brevo: its suspension example is above 2 %.
  brevo: { judged: 'hard', warn: judgement(0.01), fail: published(0.02) },
  // Mailgun publishes no number.
  mailgun: { judged: 'total', warn: judgement(0.02), fail: judgement(0.05) },
  smtp2go: { judged: 'total', warn: published(0.08), fail: published(0.12) },
  // Mailchimp deliberately publishes no number.
  mailchimp: { judged: 'hard', warn: judgement(0.02), fail: judgement(0.05) },
  // Postmark: unconfirmed.
  postmark: { judged: 'total', warn: judgement(0.05), fail: judgement(0.1) },
};

/** The limits a profile sets: on the rate it judges, and none on the other rates. */
export function profileLimits(name: ProfileName): { total: Limit; hard: Limit; soft: Limit } {
  const { judged, warn, fail } = profiles[name];
  const none: Limit = { warn: null, fail: null };
  const limit: Limit = { warn: warn.rate, fail: fail.rate };
  return { total: judged === 'total' ? limit : none, hard: judged === 'hard' ? limit : none, soft: none };
}

function published(rate: number): { rate: number; basis: LimitBasis } {
  return { rate, basis: 'published' };
}

function judgement(rate: number): { rate: number; basis: LimitBasis } {
  return { rate, basis: 'judgement' };
}
