import { findsAddress } from '../../../core/slack/find-address.ts';

/** Text of people or data, withheld whole when it may hold an address, so that the rest of the message can still go out. */
export function guarded(text: string): string {
  return findsAddress(text) ? '(withheld)' : text;
}
