import { decodeText } from '../../list/decode-text.ts';
import type { MailPart, ParsedMail } from './parsed-mail.ts';
import { plainOfHtml } from './plain-of-html.ts';

/** Real bounces nest four deep and have some kilobytes of headers. */
const limits = { maxNestingDepth: 32, maxHeadersSize: 262_144 } as const;
const maxTextLength = 131_072;
const maxParts = 50;

/** Parses a mail; null for one that cannot be parsed, such as one with too many headers or parts within parts. */
export async function parseMail(bytes: Uint8Array): Promise<ParsedMail | null> {
  // because most runs never see a mail
  const { default: PostalMime } = await import('postal-mime');
  try {
    const mail = await PostalMime.parse(bytes, { ...limits, forceRfc822Attachments: true });
    const headers = new Map(mail.headers.toReversed().map(({ key, value }) => [key, value]));
    const parts = mail.attachments.slice(0, maxParts).map(({ mimeType, content }): MailPart => {
      return { type: mimeType.toLowerCase(), text: textOf(content) };
    });
    const text = mail.text ?? plainOfHtml(mail.html ?? '');
    const raw = textOf(bytes);
    return { header: (name) => headers.get(name) ?? '', text: text.slice(0, maxTextLength), parts, raw };
  } catch {
    return null;
  }
}

function textOf(content: ArrayBuffer | Uint8Array | string): string {
  if (typeof content === 'string') return content.slice(0, maxTextLength);
  const bytes = Buffer.from(new Uint8Array(content).subarray(0, maxTextLength));
  return decodeText(bytes, 0, bytes.length);
}
