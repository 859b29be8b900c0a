import { show } from '../../show.ts';
import { guarded } from '../posts/guarded.ts';

/** What somebody typed, to be shown in our own words: short, without marks that Slack would format, never an address. */
export function typedWord(word: string, limit = 40): string {
  return guarded(show(word, limit).replaceAll(/[*_~`]/g, ' '));
}
