import { once } from '../once.ts';
import { isHonestLabel } from './judge-label-scripts.ts';

const word = once(() => /[\p{L}\p{M}]+/gu);

/**
 * Index of the first word (letters and their marks) whose scripts are not written together, such as Latin with a
 * Cyrillic `а` in it, or -1. Words of different scripts beside each other, `ivan.иван`, are how people write.
 */
export function findMixedScripts(text: string): number {
  for (const { 0: letters, index } of text.matchAll(word())) if (!isHonestLabel(letters)) return index;
  return -1;
}
