import { cleanAddress } from '../address/clean-address.ts';

/**
 * Whether the address of an event names one mailbox. A whole domain or a pattern, which a suppression may be about, never
 * bounces: one forged event must not suppress everybody at a provider.
 */
export function isMailbox(address: string): boolean {
  const text = cleanAddress(address);
  return text.indexOf('@') > 0 && !text.startsWith('*@');
}
