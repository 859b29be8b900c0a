/** Version of the package tldts whose public suffix list is used. Written by `npm run data:refresh`. */
export const suffixListVersion = '7.5.4';

/** The day that version came out, which its list was taken from the source on. */
export const suffixListDate = '2026-11-15';
