/** What a card says of a run; an overridden campaign did not pass and may be sent once all the same. */
export const decisions = ['passed', 'warned', 'failed', 'overridden', 'unchecked'] as const;
export type Decision = (typeof decisions)[number];
