import { type BounceClass, type BounceKind, consequenceOf, kindOf } from './bounce-class.ts';
import type { BounceJudgement } from './classify-bounce.ts';
import type { Confidence } from './text-rule.ts';

/** A judgement as it is written to JSON; `action` is `suppress-now`, `suppress-after-N` (campaigns in 90 days) or `never`. */
export interface BounceRecord {
  readonly kind: BounceKind;
  readonly class: BounceClass;
  readonly action: string;
  readonly rule: string;
  readonly confidence: Confidence;
}

/** Writes a judgement down, with the kind and the action of its class. */
export function bounceRecord({ class: bounceClass, rule, confidence }: BounceJudgement): BounceRecord {
  const consequence = consequenceOf(bounceClass);
  const times = consequence.action === 'suppress-after' ? `-${consequence.campaigns}` : '';
  return {
    kind: kindOf(bounceClass),
    class: bounceClass,
    action: `${consequence.action}${times}`,
    rule,
    confidence,
  };
}
