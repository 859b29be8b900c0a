import type { Block, RichTextSection } from './block-kit.ts';
import { findActiveToken, isLinkTo, startsToken } from './find-active-token.ts';
import { findsAddress } from './find-address.ts';
import type { PayloadCode, PayloadProblem } from './payload-problem.ts';
import { type PayloadText, textsOf } from './texts-of.ts';
import { type SlackPayload, validatePayload } from './validate-payload.ts';

/** What a payload may link to. */
export interface PayloadRules {
  /** Hosts, with the port where it is not the usual one: of the site where the runs are. */
  readonly linkHosts: ReadonlySet<string>;
}

/**
 * The one judge of everything that goes to Slack: limits, then no address, then nothing that does more than show words.
 * Null when it may go; else the first problem, so that nothing of it is sent.
 */
export function judgePayload(payload: SlackPayload, { linkHosts }: PayloadRules): PayloadProblem | null {
  const [limit] = validatePayload(payload);
  if (limit !== undefined) return limit;
  for (const text of textsOf(payload)) {
    const code = judgeText(text, linkHosts);
    if (code !== null) return { code, path: text.path };
  }
  const apart = payload.blocks.findIndex((block) => joinedTexts(block).some(findsAddress));
  return apart < 0 ? null : { code: 'address', path: `blocks[${apart}]` };
}

// lone surrogates, controls but line breaks and tabs, and characters that turn the direction of what follows
const plainAscii = /^[\t\n\x20-\x7e]*$/;
const unsafe = /[\p{Cs}\p{Bidi_Control}]|(?![\t\n])\p{Cc}/u;

function judgeText({ text, name, type, path }: PayloadText, hosts: ReadonlySet<string>): PayloadCode | null {
  if (findsAddress(text)) return 'address';
  if (!plainAscii.test(text) && unsafe.test(text)) return 'unsafe-character';
  if (name === 'url') return isLinkTo(text, hosts) ? null : 'foreign-link';
  if (type === 'mrkdwn' || path === 'text') return findActiveToken(text, hosts);
  return startsToken(text) ? 'active-token' : null;
}

/** The words of rich text as they are read, since an address may be spread over several elements. */
function joinedTexts(block: Block): readonly string[] {
  if (block.type !== 'rich_text') return [];
  const sections = block.elements.flatMap((part): readonly RichTextSection[] =>
    part.type === 'rich_text_section' ? [part] : part.elements,
  );
  return sections.map(({ elements }) =>
    elements.map((element) => (element.type === 'user' ? ' ' : element.text)).join(''),
  );
}
