import { describe, expect, test } from 'vitest';
import { parseRemote } from '../../../src/io/ledger/parse-remote.ts';

describe('the address of a remote', () => {
  test.each([
    ['https://github.com/octo/lists', 'https', 'https://github.com/octo/lists'],
    ['https://git.example.com:8443/a/b.git', 'https', 'https://git.example.com:8443/a/b.git'],
    ['http://127.0.0.1:3000/lists.git', 'http', 'http://127.0.0.1:3000/lists.git'],
    ['ssh://git@git.example.com:2222/octo/lists.git', 'ssh', 'ssh://git@git.example.com:2222/octo/lists.git'],
    ['ssh://git.example.com/octo/lists', 'ssh', 'ssh://git@git.example.com/octo/lists'],
    ['git@github.com:octo/lists.git', 'ssh', 'git@github.com:octo/lists.git'],
    ['deploy@git.example.com:/srv/lists.git', 'ssh', 'deploy@git.example.com:/srv/lists.git'],
  ])('%s is understood', (text, protocol, url) => {
    expect(parseRemote(text)).toEqual({ protocol, url, credential: null });
  });

  test.each([
    'ext::sh -c id',
    'EXT::sh -c id',
    '--upload-pack=id',
    '-oProxyCommand=id',
    'ssh://-oProxyCommand=id/x',
    'ssh://git@-oProxyCommand=id/x',
    'git@-oProxyCommand=id:x',
    '-x@example.com:lists',
    'git@example.com:-x',
    'git@example.com:a/../../b',
    'git@example.com:a b',
    'git@example.com:a;id',
    'ssh://git:password@example.com/x',
    'https://example.com',
    'https://example.com/a?b',
    'https://example.com/a#b',
    'https://example.com/-a',
    'https://exa mple.com/a',
    'https://example.com/a b\n[core]',
    'https://user:%ff@example.com/a',
    'git://example.com/a',
    'ftp://example.com/a',
    'file:///srv/lists.git',
    '/srv/lists.git',
    '../lists.git',
    '',
    `https://example.com/${'a'.repeat(2048)}`,
  ])('%j is refused', (text) => {
    expect(parseRemote(text)).toBeUndefined();
  });

  test('a folder is a remote only where that is allowed, and never one of another machine', () => {
    expect(parseRemote('file:///srv/lists.git', { allowFile: true })?.url).toBe('file:///srv/lists.git');
    expect(parseRemote('file://server/srv/lists.git', { allowFile: true })).toBeUndefined();
  });
});

describe('a credential', () => {
  const credential = { user: 'x-access-token', token: 'sekret' };

  test.each([
    ['https://x-access-token:sekret@github.com/octo/lists', credential],
    ['https://sekret@github.com/octo/lists', credential],
    ['https://oauth2:a%3Ab@git.example.com/octo/lists', { user: 'oauth2', token: 'a:b' }],
  ])('in %s is taken out of it', (text, expected) => {
    const remote = parseRemote(text);
    expect(remote?.credential).toEqual(expected);
    expect(remote?.url).not.toContain('@');
  });

  test('that is given stands in for the one in the address', () => {
    const given = { user: 'me', token: 'mine' };
    expect(parseRemote('https://a:b@example.com/x', { credential: given })?.credential).toEqual(given);
  });

  test('is not sent in the clear, but to this machine', () => {
    expect(parseRemote('http://git.example.com/x', { credential })?.credential).toBeNull();
    expect(parseRemote('http://localhost/x', { credential })?.credential).toEqual(credential);
  });

  test.each(['a\nb', 'a b', '', 'ü'])('%j cannot be one', (token) => {
    expect(parseRemote('https://example.com/x', { credential: { user: 'x', token } })).toBeUndefined();
  });
});
