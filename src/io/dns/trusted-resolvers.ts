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

/** True as soon as one of them takes mail by its word; false once none does. */
function knowsControls(ask: AskResolver): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = controls.map(async (domain) => {
      if ((await ask(domain, 'MX')).kind === 'records') resolve(true);
    });
    void Promise.all(asked).then(() => resolve(false));
  });
}
