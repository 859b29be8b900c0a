import type { Meant } from '../domain/meant-domain.ts';
import type { Finding } from '../finding.ts';

/** What a misspelt domain meant, as the arguments of a finding. */
export function argsOfMeant(meant: Meant | null | undefined): Finding['args'] {
  if (meant === null || meant === undefined) return {};
  return { meant: meant.kind === 'provider' ? meant.domain : meant.ending };
}
