/** The characters that may separate fields, in the order in which ties are decided. */
export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];
