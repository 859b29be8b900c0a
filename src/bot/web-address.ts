/** Where people see what GitHub's API tells: `https://github.com` for `https://api.github.com`, else the server of `https://server/api/v3`. */
export function webAddressOf(apiUrl: string): string {
  const { protocol, host } = new URL(apiUrl);
  return host === 'api.github.com' ? 'https://github.com' : `${protocol}//${host}`;
}
