import type { ExportShape, Signature, SuppressionFormat } from './suppression-format.ts';

/** Which format a file has: one, none that is known, or several of which none says more than the others. */
export type Recognised =
  | { readonly kind: 'one'; readonly format: SuppressionFormat }
  | { readonly kind: 'none' }
  | { readonly kind: 'several'; readonly formats: readonly SuppressionFormat[] };

interface Candidate {
  readonly format: SuppressionFormat;
  readonly signature: Signature;
}

/**
 * Finds the format of an export by its columns, in any order, and the name of its file. A signature whose columns include
 * those of another is the more specific; with the same columns the one that states more besides.
 */
export function recogniseFormat(shape: ExportShape, formats: readonly SuppressionFormat[]): Recognised {
  const candidates = formats.flatMap((format) =>
    format.signatures
      .filter((signature) => fits(signature, shape))
      .map((signature): Candidate => ({ format, signature })),
  );
  const best = candidates.filter(
    ({ signature }) => !candidates.some((other) => saysMore(other.signature, signature)),
  );
  const found = [...new Set(best.map(({ format }) => format))];
  const [only] = found;
  if (only === undefined) return { kind: 'none' };
  return found.length === 1 ? { kind: 'one', format: only } : { kind: 'several', formats: found };
}

function fits({ columns, others, fileName, media }: Signature, shape: ExportShape): boolean {
  if (!columns.every((column) => shape.columns.includes(column))) return false;
  if (others !== undefined) {
    const known = [...columns, ...others, ''];
    if (!shape.columns.every((column) => known.includes(column))) return false;
  }
  return (media ?? shape.media) === shape.media && fileName?.test(shape.fileName) !== false;
}

function saysMore(a: Signature, b: Signature): boolean {
  if (!b.columns.every((column) => a.columns.includes(column))) return false;
  return a.columns.length > b.columns.length || statements(a) > statements(b);
}

function statements({ others, fileName, media }: Signature): number {
  return [others, fileName, media].filter((statement) => statement !== undefined).length;
}
