/** The address of a repository, made anew from parts that were looked at one by one; it holds no credential. */
export type RemoteUrl = string & { readonly brand: 'remote-url' };

/** Who asks: a name (any, for tokens of GitHub) and a token. */
export interface RemoteCredential {
  readonly user: string;
  readonly token: string;
}

/** A repository on a server, or a folder where that is allowed. */
export interface LedgerRemote {
  readonly protocol: 'https' | 'http' | 'ssh' | 'file';
  readonly url: RemoteUrl;
  readonly credential: RemoteCredential | null;
}

/** What else a remote may be or needs. */
export interface RemoteOptions {
  /** For https, and for http on this machine; stands in for what the address itself holds. */
  readonly credential?: RemoteCredential;
  /** Whether a folder of this machine may be a remote. */
  readonly allowFile?: boolean;
}

const hostName = /^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/;
const userName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const pathText = /^\/?[A-Za-z0-9._~][A-Za-z0-9._~%+@:/-]{0,1023}$/;
const tokenText = /^[\x21-\x7e]{1,4096}$/;

/**
 * Reads the address of a remote as git writes it: `https://host/path`, `ssh://user@host/path`, `user@host:path` or
 * `file:///path`. A credential in it is taken out of it. Undefined for anything else.
 */
export function parseRemote(text: string, options: RemoteOptions = {}): LedgerRemote | undefined {
  if (text.length > 2048) return undefined;
  if (!text.includes('://')) return parseScpLike(text);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || url.search !== '' || url.hash !== '' || !isPath(url.pathname)) return undefined;
  if (url.protocol === 'https:' || url.protocol === 'http:') return parseHttp(url, options.credential);
  if (url.protocol === 'ssh:') return parseSsh(url);
  const isFile = url.protocol === 'file:' && url.host === '' && options.allowFile === true;
  return isFile ? remote('file', `file://${url.pathname}`) : undefined;
}

function parseHttp(url: URL, given: RemoteCredential | undefined): LedgerRemote | undefined {
  const protocol = url.protocol === 'https:' ? 'https' : 'http';
  const local = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (!hostName.test(url.hostname) && url.hostname !== '[::1]') return undefined;
  const credential = given ?? credentialOf(url);
  if (credential !== null && !(tokenText.test(credential.token) && userName.test(credential.user))) {
    return undefined;
  }
  // because a token sent in the clear is everybody's
  const safe = protocol === 'https' || local;
  return { ...remote(protocol, `${url.origin}${url.pathname}`), credential: safe ? credential : null };
}

function credentialOf({ username, password }: URL): RemoteCredential | null {
  if (username === '') return null;
  try {
    const [user, token] = [decodeURIComponent(username), decodeURIComponent(password)];
    return token === '' ? { user: 'x-access-token', token: user } : { user, token };
  } catch {
    return { user: '', token: '' };
  }
}

function parseSsh({ username, hostname, port, pathname, password }: URL): LedgerRemote | undefined {
  const user = username === '' ? 'git' : username;
  if (!userName.test(user) || !hostName.test(hostname) || password !== '') return undefined;
  return remote('ssh', `ssh://${user}@${hostname}${port === '' ? '' : `:${port}`}${pathname}`);
}

function parseScpLike(text: string): LedgerRemote | undefined {
  const [, user = '', host = '', path = ''] =
    /^([^@:/]{1,64})@([^@:/]{1,253}):([^:]{1,1024})$/.exec(text) ?? [];
  if (!userName.test(user) || !hostName.test(host) || !isPath(path)) return undefined;
  return remote('ssh', `${user}@${host}:${path}`);
}

function isPath(path: string): boolean {
  return pathText.test(path) && !path.split('/').some((name) => name === '..' || name.startsWith('-'));
}

function remote(protocol: LedgerRemote['protocol'], url: string): LedgerRemote {
  // because every part of it has been looked at
  return { protocol, url: url as RemoteUrl, credential: null };
}
