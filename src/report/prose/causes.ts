import type { EvidenceGroup } from '../../core/projection/evidence-group.ts';

/** What a group of recipients has in common, completing "12 recipients ..."; `one` completes "1 recipient ...". */
export const groupProse: Readonly<Record<EvidenceGroup, { readonly one: string; readonly many: string }>> = {
  'invalid-syntax': { one: 'is not a valid address', many: 'are not valid addresses' },
  'reserved-domain': { one: 'is at a reserved domain', many: 'are at reserved domains' },
  'dead-domain': { one: 'is at a domain that takes no mail', many: 'are at domains that take no mail' },
  'hard-unknown-user': { one: 'hard-bounced before', many: 'hard-bounced before' },
  'hard-unspecified': { one: 'hard-bounced before', many: 'hard-bounced before' },
  'hard-policy-refusal': { one: 'was refused for policy before', many: 'were refused for policy before' },
  'hard-recovered': {
    one: 'hard-bounced once and was delivered since',
    many: 'hard-bounced once and were delivered since',
  },
  'verified-invalid': { one: 'was found invalid by a verifier', many: 'were found invalid by a verifier' },
  'typo-domain': { one: "has a misspelt provider's domain", many: "have a misspelt provider's domain" },
  disposable: { one: 'is a disposable address', many: 'are disposable addresses' },
  'soft-history': { one: 'soft-bounced lately', many: 'soft-bounced lately' },
  'catch-all': { one: 'is at a catch-all domain', many: 'are at catch-all domains' },
  'verifier-unknown': { one: 'could not be verified', many: 'could not be verified' },
  'never-delivered-double-opt-in': {
    one: 'confirmed the sign-up and was never mailed',
    many: 'confirmed the sign-up and were never mailed',
  },
  'never-delivered-checkout': {
    one: 'came from a checkout, never delivered to',
    many: 'came from a checkout, never delivered to',
  },
  'never-delivered-single-opt-in': {
    one: 'signed up without confirming, never delivered to',
    many: 'signed up without confirming, never delivered to',
  },
  'never-delivered-import': {
    one: 'was imported, never delivered to',
    many: 'were imported, never delivered to',
  },
  'never-delivered-event': {
    one: 'came from an event, never delivered to',
    many: 'came from an event, never delivered to',
  },
  'never-delivered-giveaway': {
    one: 'came from a giveaway, never delivered to',
    many: 'came from a giveaway, never delivered to',
  },
  'never-delivered-purchased': {
    one: 'was bought, never delivered to',
    many: 'were bought, never delivered to',
  },
  'never-delivered-unknown': {
    one: 'is of unknown origin, no delivery known',
    many: 'are of unknown origin, no delivery known',
  },
  'heard-within-month': { one: 'last heard from within a month', many: 'last heard from within a month' },
  'heard-within-quarter': {
    one: 'last heard from 1 to 3 months ago',
    many: 'last heard from 1 to 3 months ago',
  },
  'heard-within-year': {
    one: 'last heard from 3 to 12 months ago',
    many: 'last heard from 3 to 12 months ago',
  },
  'heard-before-year': { one: 'last heard from over a year ago', many: 'last heard from over a year ago' },
};
