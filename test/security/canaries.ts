import { createHash } from 'node:crypto';

/** What every address of a canary has before the @, and every domain of one. */
const marks = ['kanarie7q', 'vogelhaus7q'] as const;

/** Invented people, each with a name and a domain that nobody else has; a domain of one person is that person. */
export function makeCanaries(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    const tag = index.toString(36).padStart(4, '0');
    return `${marks[0]}${tag}@${marks[1]}${tag}.example`;
  });
}

const digests = ['md5', 'sha1', 'sha256'] as const;

/** Finds canaries in what came out: as they are, in base64 and hex at any offset, and by the digests of every part of them. */
export function canaryFinder(canaries: readonly string[]): (text: string) => readonly string[] {
  const forms = [...new Set(marks.flatMap(formsOf))];
  const hashes = new Map(canaries.flatMap(hashesOf));
  return (text) => {
    const small = text.toLowerCase();
    const plain = forms.flatMap((form) => {
      const at = form === form.toLowerCase() ? small.indexOf(form) : text.indexOf(form);
      return at < 0 ? [] : [`${form}: ${text.slice(Math.max(0, at - 40), at + 60)}`];
    });
    const words = text.match(/[0-9a-f]{32,64}|[A-Za-z0-9+/_-]{22,44}/g) ?? [];
    const hashed = words.flatMap((word) => hashes.get(word) ?? hashes.get(word.toLowerCase()) ?? []);
    return [...plain, ...hashed];
  };
}

function formsOf(mark: string): readonly string[] {
  const backwards = [...mark].reverse().join('');
  const hex = Buffer.from(mark).toString('hex');
  const base64 = [mark, mark.toUpperCase()].flatMap((text) =>
    [0, 1, 2].map((offset) => innerBase64(text, offset)),
  );
  return [mark, backwards, hex, ...base64];
}

/** The part of the base64 of a text that does not depend on what stands before and behind it. */
function innerBase64(text: string, offset: number): string {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(text)]);
  const whole = Math.floor((bytes.length * 8) / 6);
  return bytes.toString('base64').slice(Math.ceil((offset * 8) / 6), whole);
}

function hashesOf(address: string): [string, string][] {
  const [local = '', domain = ''] = address.split('@');
  const spellings = [address, local, domain, `@${domain}`, address.toUpperCase(), `${address}\n`];
  return spellings.flatMap((spelling) =>
    digests.flatMap((digest) => {
      const bytes = createHash(digest).update(spelling).digest();
      const told = `${digest} of ${spelling}`;
      const forms = [
        bytes.toString('hex'),
        bytes.toString('base64').replace(/=+$/, ''),
        bytes.toString('base64url'),
      ];
      return forms.map((form): [string, string] => [form, told]);
    }),
  );
}
