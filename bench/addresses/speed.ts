import { aliasKey } from '../../src/core/address/alias-key.ts';
import { DomainBook } from '../../src/core/evidence/domain-book.ts';
import { ListSigns } from '../../src/core/evidence/list-signs.ts';
import { tallyList } from '../../src/core/evidence/tally-list.ts';
import { tellAddress } from '../../src/core/evidence/tell-address.ts';
import { defaultPolicy } from '../../src/core/policy/default-policy.ts';
import { recipientKey } from '../../src/core/recipient-key.ts';
import { RecipientGroups } from '../../src/core/shard/recipient-groups.ts';
import { SuppressionTable } from '../../src/core/suppression/suppression-table.ts';

/** What so many addresses cost. */
export interface Cost {
  readonly what: string;
  readonly addresses: number;
  readonly cpuSeconds: number;
}

const asOfDay = 20_779;
const providers =
  'gmail.com yahoo.com outlook.com hotmail.com icloud.com gmx.de web.de orange.fr proton.me'.split(' ');
const companies = 20_000;

/** Invented people, 60 % at providers, the rest at 20,000 companies; every tenth with a tag, every hundredth mistyped. */
export function addressOf(index: number): string {
  const turn = (index * 2_654_435_761) % 4_294_967_296;
  const name = `reader${turn % 7}.${(turn >>> 3).toString(36)}`;
  const tagged = index % 10 === 0 ? `${name}+news` : name;
  if (index % 100 === 1) return `${tagged}@gmial.com`;
  const domain =
    turn % 10 < 6
      ? providers[turn % providers.length]
      : `company${(turn >>> 5) % companies}.example-shop.com`;
  return `${tagged}@${domain}`;
}

/** The cost of what an address tells by itself, and of a whole list. */
export async function costs(addresses: number): Promise<readonly Cost[]> {
  const list = Array.from({ length: addresses }, (_, index) => addressOf(index));
  const text = Buffer.from(`email\n${list.join('\n')}\n`);
  tellAll(list.slice(0, 50_000));
  const told = measure('syntax, domain, typo, service, role, placeholder, mailbox, signs', addresses, () =>
    tellAll(list),
  );
  const counted = process.cpuUsage();
  await tallyAll(text);
  const { user, system } = process.cpuUsage(counted);
  const whole = {
    what: 'a whole list of one column, read and counted',
    addresses,
    cpuSeconds: (user + system) / 1e6,
  };
  return [told, whole];
}

function tellAll(list: readonly string[]): void {
  const domains = new DomainBook(defaultPolicy, { asOfDay });
  const signs = new ListSigns((domain) => domains.factsOf(domain).kind);
  const groups = new RecipientGroups(defaultPolicy);
  let line = 1;
  for (const address of list) {
    const recipient = recipientKey(address);
    const { facts } = tellAddress(recipient, domains);
    aliasKey(recipient.key);
    if (facts !== null) signs.numbered?.takeKey(recipient.key, line);
    if (facts?.kind === 'business')
      signs.crowded.take(recipient.domain, line, () => groups.groupOf(recipient.key));
    line += 1;
  }
}

async function tallyAll(text: Uint8Array): Promise<void> {
  const tables = { suppressions: new SuppressionTable(), otherScopes: new SuppressionTable() };
  const source = { path: 'list.csv', chunks: chunksOf(text), problem: () => undefined };
  const tallied = await tallyList(source, { policy: defaultPolicy, asOfDay, ...tables });
  if (!tallied.ok) throw new Error(tallied.problem.code);
}

async function* chunksOf(text: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < text.length; at += 65_536) yield text.subarray(at, at + 65_536);
}

function measure(what: string, addresses: number, work: () => void): Cost {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return { what, addresses, cpuSeconds: (user + system) / 1e6 };
}
