const names: Readonly<Record<string, string>> = {
  md5: 'MD5',
  sha1: 'SHA-1',
  sha256: 'SHA-256',
  'hmac-sha256': 'keyed SHA-256',
};

/** A kind of hash by the name it is known by. */
export function hashName(algorithm: unknown): string {
  return names[String(algorithm)] ?? String(algorithm);
}
