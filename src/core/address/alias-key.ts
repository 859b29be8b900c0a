import { type AliasRule, aliasRules, userSubdomains } from './alias-providers.ts';

/**
 * What all addresses of one mailbox share at providers that document aliases, from a match key (`recipientKey`); null
 * elsewhere. It may be the match key itself. A hit by it is probable, never certain: only the provider knows.
 */
export function aliasKey(key: string): string | null {
  const at = key.lastIndexOf('@');
  const domain = key.slice(at + 1);
  const rule = aliasRules.get(domain);
  if (rule !== undefined) return keyOf(key.slice(0, at), domain, rule);
  return subdomainKey(domain);
}

function keyOf(local: string, domain: string, { one, tag, ignored }: AliasRule): string {
  const start = local.indexOf(tag);
  // because the name before a hyphen is none by itself at Yahoo, the hyphen stays
  const name = start <= 0 ? local : local.slice(0, tag === '-' ? start + 1 : start);
  const bare = without(name, ignored);
  return `${bare === '' ? name : bare}@${one ?? domain}`;
}

function without(text: string, ignored: string): string {
  let left = text;
  for (const character of ignored) left = left.replaceAll(character, '');
  return left;
}

function subdomainKey(domain: string): string | null {
  const provider = userSubdomains.find((ending) => domain.endsWith(ending));
  if (provider === undefined) return null;
  const user = domain.slice(0, -provider.length);
  return user.includes('.') ? null : `${user}@${provider.slice(1)}`;
}
