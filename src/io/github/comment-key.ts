import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { holdsAddress } from '../../core/holds-address.ts';

/** The policy whose comments have the key that they always had. */
const defaultPolicy = '.github/bounce-gate.yml';

const longestSlug = 40;

/** The key of a policy whose path may hold an address, of which neither a piece nor a hash may stand in a comment. */
const withheldKey = 'policy-withheld';

/**
 * The key that tells a gate's comment from those of other gates on the same pull request, from the path of its policy in
 * the repository: a slug of the file's name, and 8 hexadecimal digits of the SHA-256 of the path.
 */
export function commentKeyOf(policyPath: string): string {
  const path = posix.normalize(policyPath);
  if (path === defaultPolicy) return 'review';
  if (holdsAddress(path)) return withheldKey;
  const { name } = posix.parse(path);
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? ['policy'];
  const slug = words.join('-').slice(0, longestSlug).replace(/-$/, '');
  return `${slug}-${createHash('sha256').update(path).digest('hex').slice(0, 8)}`;
}
