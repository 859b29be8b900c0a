import type { Problem } from '../../core/finding.ts';

/** What git was asked for, or why there is no answer. */
export type GitAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };
