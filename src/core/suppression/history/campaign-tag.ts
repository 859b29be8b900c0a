import { markTag } from './mail-mark.ts';

const namedLength = 40;

/**
 * What tells the campaign of a bounce from others: its name; without one a short mark of the mail, since tries of one mail
 * are one campaign; else nothing, and the day has to do. FNV-1a (Fowler, Noll, Vo), 32 bits: enough to tell the few mails
 * of one recipient apart.
 */
export function campaignTag(campaign: string, message: string): string {
  const name = [...markTag(campaign).replaceAll('@', '-').replace(/^~+/, '')].slice(0, namedLength).join('');
  if (name !== '') return name.trim();
  return message === '' ? '' : `~${fingerprint(message)}`;
}

function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}
