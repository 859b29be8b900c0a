import { showable } from '../core/showable.ts';

/**
 * Text from data, made inert for a terminal or a log of the Actions runner: one line, no control, format or bidi
 * characters, and no `##[` or `::`, which the runner reads as commands (`##[` anywhere in a line).
 */
export function show(text: string, limit = 200): string {
  return showable(text, limit).replaceAll('##[', '# #[').replaceAll('::', ': :');
}
