import type { TextRule } from '../text-rule.ts';
import { filterRules } from './filter-rules.ts';
import { gatewayRules } from './gateway-rules.ts';
import { languageRules } from './language-rules.ts';
import { noBounceRules } from './no-bounce-rules.ts';
import { providerRules } from './provider-rules.ts';
import { recipientRules } from './recipient-rules.ts';
import { senderRules } from './sender-rules.ts';
import { transportRules } from './transport-rules.ts';
import { vagueRules } from './vague-rules.ts';

/**
 * All rules over the text of a reply, in the order in which they are asked; the first that matches decides. What
 * names the sender, its network or the message comes before what names the recipient: a refusal that says "mailbox
 * unavailable" and "listed at" is a block. Words that many kinds of refusal share come last.
 */
export const bounceRules: readonly TextRule[] = [
  ...noBounceRules,
  ...providerRules,
  ...gatewayRules,
  ...senderRules,
  ...filterRules,
  ...recipientRules,
  ...languageRules,
  ...vagueRules,
  ...transportRules,
];
