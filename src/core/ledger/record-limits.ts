/** Sources one record tells apart; the rest are `other`. */
export const maxSources = 64;
/** Longest name of a source in code points. */
export const maxSourceLength = 80;
