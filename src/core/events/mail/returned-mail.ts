import { type Fields, fieldGroups } from './field-groups.ts';
import type { ParsedMail } from './parsed-mail.ts';

const noFields: Fields = new Map();
const maxHeaders = 65_536;

/** The headers of the mail that a report returns, whole or headers alone; none where there is no such part. */
export function returnedHeaders({ parts }: ParsedMail): Fields {
  const part = parts.find(({ type }) =>
    /^(?:message\/(?:global|rfc822)|text\/rfc822|message\/global-headers)/.test(type),
  );
  return part === undefined ? noFields : (fieldGroups(part.text.slice(0, maxHeaders))[0] ?? noFields);
}

/** What the returned mail tells of the campaign it was part of. */
export function campaignOf(headers: Fields): { readonly message: string; readonly campaign: string } {
  return {
    message: (headers.get('message-id') ?? '').replace(/^<|>$/g, ''),
    campaign: headers.get('x-campaign-id') ?? headers.get('x-campaign') ?? headers.get('x-campaignid') ?? '',
  };
}
