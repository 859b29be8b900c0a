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

/** What tells the mail that came back from others, and the campaign it was part of. */
export interface MailOrigin {
  readonly message: string;
  readonly campaign: string;
}

/** Postfix's id of the mail in a report (its `bounce` manual), as its log has it. */
const queueIdField = 'x-postfix-queue-id';
/** An id of Exim, as its log has it. */
const eximId = /^[0-9A-Za-z]{6}-[0-9A-Za-z]{6,11}-[0-9A-Za-z]{2,4}$/;

/** The id in `(Exim 4.97) (envelope-from <a@b>) id 1rXyZa-00000001abc-1XyZ; ...`; undefined where there is none. */
function eximIdOf(received: string): string | undefined {
  const at = received.indexOf('(Exim ');
  if (at < 0) return undefined;
  const [said = ''] = received.slice(at, at + 1000).split(';');
  const words = said.split(/\s/);
  return words.find((word, index) => words[index - 1] === 'id' && eximId.test(word));
}

/**
 * What a report (its groups of fields) and the headers it returns tell of the mail it is about. Named is the mail as the
 * log of the server names it that gave it up, so that one bounce told by both is one; else by its Message-ID.
 */
export function originOf(returned: Fields, groups: readonly Fields[] = []): MailOrigin {
  const queueId = groups.map((fields) => fields.get(queueIdField) ?? '').find((id) => id !== '');
  const inQueue = queueId ?? eximIdOf(returned.get('received') ?? '');
  return {
    message: inQueue ?? (returned.get('message-id') ?? '').replace(/^<|>$/g, ''),
    campaign:
      returned.get('x-campaign-id') ?? returned.get('x-campaign') ?? returned.get('x-campaignid') ?? '',
  };
}
