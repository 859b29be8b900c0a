import type { AskResolver } from '../../core/dns/dns-answer.ts';

/**
 * Domains that take mail, as everybody knows: a resolver by whose word none of them does tells nothing about others
 * either. They are the largest providers of mailboxes.
 */
const controls = ['gmail.com', 'outlook.com', 'yahoo.com'] as const;

/** The resolvers that can be believed, in their order. */
export async function trustedResolvers(resolvers: readonly AskResolver[]): Promise<readonly AskResolver[]> {
  const trusted = await Promise.all(resolvers.map(knowsControls));
  return resolvers.filter((_, index) => trusted[index]);
}

async function knowsControls(ask: AskResolver): Promise<boolean> {
  for (const domain of controls) if ((await ask(domain, 'MX')).kind === 'records') return true;
  return false;
}
