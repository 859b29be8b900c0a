import type { GitNetwork } from '../git/git-network.ts';
import type { LedgerRemote } from './parse-remote.ts';

// because companies reach the internet through these; the token below is not sent to them in the clear
const httpNames = [
  'http_proxy',
  'https_proxy',
  'HTTPS_PROXY',
  'all_proxy',
  'ALL_PROXY',
  'no_proxy',
  'NO_PROXY',
];
const tlsNames = ['SSL_CERT_FILE', 'SSL_CERT_DIR', 'GIT_SSL_CAINFO'];

// because a shared connection would keep git's pipes open, ssh starts one of its own
const sshCommand =
  'ssh -o BatchMode=yes -o ConnectTimeout=20 -o ControlMaster=no -o ControlPath=none -o ForwardAgent=no';

/**
 * What git needs for one remote and no more: its protocol, the proxy of the machine or the agent of the user, and the
 * credential, which stands in the environment of the child only, and only for this server.
 */
export function remoteNetwork(remote: LedgerRemote): GitNetwork {
  const { protocol } = remote;
  if (protocol === 'file') return { protocol, environment: {} };
  if (protocol === 'ssh') {
    return { protocol, environment: { GIT_SSH_COMMAND: sshCommand, ...inherited(['SSH_AUTH_SOCK']) } };
  }
  const environment = { ...inherited([...httpNames, ...tlsNames]), ...credentialSettings(remote) };
  return { protocol, environment };
}

function credentialSettings({ url, credential }: LedgerRemote): Record<string, string> {
  if (credential === null) return {};
  const basic = Buffer.from(`${credential.user}:${credential.token}`).toString('base64');
  return {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `http.${new URL(url).origin}/.extraheader`,
    GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${basic}`,
  };
}

function inherited(names: readonly string[]): Record<string, string> {
  const found = names.map((name) => [name, process.env[name] ?? ''] as const);
  return Object.fromEntries(found.filter(([, value]) => value !== ''));
}
