/** What became of `rebuild`. */
export type RebuildTold =
  | { readonly kind: 'forgotten'; readonly names: readonly string[] }
  | {
      readonly kind: 'unknown';
      readonly name: string;
      readonly known: readonly string[];
      readonly nearest: string | null;
    };

/** One sentence, with the next step. */
export function rebuildText(told: RebuildTold): string {
  if (told.kind === 'forgotten') {
    return `Forgotten: the index of ${told.names.join(', ')}. The bot reads it anew at its next look and posts nothing old.\n`;
  }
  const hint = told.nearest === null ? '' : ` Did you mean ${told.nearest}?`;
  return `There is no ledger ${told.name}.${hint} The config has: ${told.known.join(', ')}.\n`;
}
