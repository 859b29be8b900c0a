import { describe, expect, test } from 'vitest';
import { effectivePolicy } from '../../../src/core/policy/effective-policy.ts';
import { parsePolicy } from '../../../src/core/policy/parse-policy.ts';

function parse(keys: string) {
  return parsePolicy(`policy: { ${keys} }\n`, 'policy.yml');
}

describe('the keys about DNS', () => {
  test('are off by default, with a file in its place and two resolvers of two operators', () => {
    const parsed = parse('strict: true');
    const policy = parsed.ok ? effectivePolicy(parsed.policy, null) : null;
    expect(policy).toMatchObject({
      dns: 'off',
      dnsCache: '.github/bounce-gate-dns.txt',
      dnsResolvers: ['1.1.1.1', '8.8.8.8'],
    });
  });

  test('are read', () => {
    const parsed = parse('dns: refresh, dns-cache: data/dns.txt, dns-resolvers: ["10.0.0.53", "[::1]:5353"]');
    const policy = parsed.ok ? effectivePolicy(parsed.policy, null) : null;
    expect(policy).toMatchObject({
      dns: 'refresh',
      dnsCache: 'data/dns.txt',
      dnsResolvers: ['10.0.0.53', '[::1]:5353'],
    });
  });

  test.each([
    ['dns: on', 'policy.dns'],
    ['dns: false', 'policy.dns'],
    ['dns-cache: ../dns.txt', 'policy.dns-cache'],
    ['dns-cache: /etc/hosts', 'policy.dns-cache'],
    ['dns-resolvers: 1.1.1.1', 'policy.dns-resolvers'],
    ['dns-resolvers: [1.1.1.1]', 'policy.dns-resolvers'],
    ['dns-resolvers: [1.1.1.1, 1.1.1.1]', 'policy.dns-resolvers'],
    ['dns-resolvers: [1.1.1.1, dns.google]', 'policy.dns-resolvers[1]'],
    ['dns-resolvers: ["1.1.1.1", "1.1.1.1:99999"]', 'policy.dns-resolvers[1]'],
  ])('%s is refused, by its path', (keys, path) => {
    expect(parse(keys)).toMatchObject({
      ok: false,
      problems: [{ code: 'policy-wrong-value', args: { path } }],
    });
  });
});
