import type { BounceClass } from '../bounce/bounce-class.ts';

/** The class that a tool's word for a bounce stands for, where it says no more. */
export const eventClass: Readonly<Record<'hard' | 'soft' | 'block', BounceClass>> = {
  hard: 'unknown-user',
  soft: 'undetermined',
  block: 'policy',
};
