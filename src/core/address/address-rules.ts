/** How strictly a text is read: what a send-list should hold, RFC 5321 to the letter, or RFC 6531. */
export const addressProfiles = ['send-list', 'rfc5321', 'international'] as const;
export type AddressProfile = (typeof addressProfiles)[number];

/** What one profile allows: the readers of the parts know these switches, not the profiles. */
export interface AddressRules {
  /** Letters beyond ASCII, in the local part (RFC 6531 3.3) and as U-labels (RFC 5890 2.3.2.1). */
  readonly unicode: boolean;
  /** Quoted local parts and address literals (RFC 5321 4.1.2 and 4.1.3). */
  readonly quotedAndLiteral: boolean;
  /** Labels judged as IDNA does: no hyphens third and fourth (RFC 5891 4.2.3.1), A-labels must decode. */
  readonly strictLabels: boolean;
  /** A domain under a top level as it exists: at least two labels, the last of letters (RFC 3696 2) or an A-label. */
  readonly topLevel: boolean;
}

/** The rules of each profile. */
export const addressRules: Readonly<Record<AddressProfile, AddressRules>> = {
  'send-list': { unicode: true, quotedAndLiteral: false, strictLabels: true, topLevel: true },
  rfc5321: { unicode: false, quotedAndLiteral: true, strictLabels: false, topLevel: false },
  international: { unicode: true, quotedAndLiteral: true, strictLabels: true, topLevel: false },
};
