import type { Reason, ReasonCode } from '../campaign-result.ts';
import type { Finding, FindingCode } from '../finding.ts';
import { matchesScope } from '../policy/matches-scope.ts';
import type { Waiver } from '../policy/policy.ts';
import { showable } from '../showable.ts';

/** Which finding a waiver must name to lift a reason; rates cannot be waived, they need an override. */
const waivedBy: Readonly<Partial<Record<ReasonCode, readonly FindingCode[]>>> = {
  'suppressed-complaint': ['suppressed-complaint'],
  'suppressed-unsubscribe': ['suppressed-unsubscribe'],
  'suppressed-manual': ['suppressed-manual'],
  'suppressed-hard-bounce': ['suppressed-hard-bounce'],
  'suppressed-invalid': ['suppressed-invalid'],
  'suppressed-soft-bounce': ['suppressed-soft-bounce'],
  'alias-complaint': ['alias-complaint'],
  'alias-unsubscribe': ['alias-unsubscribe'],
  'alias-manual': ['alias-manual'],
  'alias-bounce': ['alias-bounce'],
  'invalid-rows': ['invalid-address', 'reserved-domain', 'dead-domain', 'unknown-top-level', 'bare-suffix'],
  'duplicate-rows': ['duplicate'],
};

/** What waivers are applied to. */
export interface WaiverContext {
  readonly list: string;
  readonly asOfMs: number;
  readonly countOf: (code: FindingCode) => number;
}

/** The reasons that remain, and findings about waivers that expired, waive nothing or cover too few. */
export interface Waived {
  readonly reasons: readonly Reason[];
  readonly findings: readonly Finding[];
}

/** Lifts the reasons that a waiver in force covers wholly; a waiver with fewer than the findings lifts nothing. */
export function applyWaivers(
  reasons: readonly Reason[],
  waivers: readonly Waiver[],
  context: WaiverContext,
): Waived {
  const here = waivers.filter(({ scope }) => matchesScope(scope, context.list));
  const nowhere = waivers.filter((waiver) => waiver.elsewhere === false && !here.includes(waiver));
  const inForce = here.filter(({ expiresAtMs }) => context.asOfMs < expiresAtMs);
  const isWaived = (reason: Reason): boolean => {
    const codes = waivedBy[reason.code]?.filter((code) => context.countOf(code) > 0) ?? [];
    return codes.length > 0 && codes.every((code) => inForce.some((waiver) => covers(waiver, code, context)));
  };
  const findings = [
    ...here.flatMap((waiver) => waiverFinding(waiver, context)),
    ...nowhere.map((waiver) => unused(waiver)),
  ];
  return { reasons: reasons.filter((reason) => !isWaived(reason)), findings };
}

function covers(waiver: Waiver, code: FindingCode, context: WaiverContext): boolean {
  return waiver.code === code && (waiver.maxCount === null || context.countOf(code) <= waiver.maxCount);
}

function waiverFinding(waiver: Waiver, context: WaiverContext): Finding[] {
  const args = { waiver: showable(waiver.code), expires: waiver.expires };
  if (context.asOfMs >= waiver.expiresAtMs) return [{ code: 'waiver-expired', severity: 'warning', args }];
  const count = countOf(waiver, context);
  if (waiver.maxCount !== null && count > waiver.maxCount) {
    const counts = { ...args, count, most: waiver.maxCount };
    return [{ code: 'waiver-exceeded', severity: 'warning', args: counts }];
  }
  // because a waiver for several lists may well be needed by another one
  const isOnlyHere = waiver.elsewhere === false || waiver.scope === context.list;
  return isOnlyHere && count === 0 ? [unused(waiver)] : [];
}

function unused(waiver: Waiver): Finding {
  const args = { waiver: showable(waiver.code), expires: waiver.expires };
  return { code: 'waiver-unused', severity: 'notice', args };
}

function countOf(waiver: Waiver, context: WaiverContext): number {
  return context.countOf(waiver.code as FindingCode); // because an unknown code simply counts 0
}
