/** Why a ZIP archive is not unpacked. */
export const zipFaults = [
  'damaged',
  'encrypted',
  'zip64',
  'several-parts',
  'method',
  'nested',
  'same-name',
  'nothing',
] as const;

/** Which bound an archive passes. */
export const zipBounds = ['archive', 'entries', 'unpacked', 'ratio'] as const;

/** What is wrong with an archive, or with one file in it. */
export type ZipFault =
  | { readonly kind: 'refused'; readonly reason: (typeof zipFaults)[number]; readonly name?: string }
  | { readonly kind: 'too-large'; readonly bound: (typeof zipBounds)[number]; readonly name?: string };

/** A fault on its way out of the bytes that showed it. */
export class ZipError extends Error {
  readonly fault: ZipFault;

  constructor(fault: ZipFault) {
    super(fault.kind);
    this.fault = fault;
  }
}
