import { resolve } from 'node:path';
import type { DnsCache } from '../core/dns/dns-cache.ts';
import { dnsCacheText } from '../core/dns/dns-cache-text.ts';
import { parseResolver } from '../core/dns/parse-resolver.ts';
import { parseSeconds } from '../core/dns/parse-seconds.ts';
import type { Problem } from '../core/finding.ts';
import { dayOfInstant } from '../core/list/parse-day.ts';
import type { CampaignPolicy } from '../core/policy/campaign-policy.ts';
import { countLists } from '../io/dns/count-lists.ts';
import { refreshDns } from '../io/dns/refresh-dns.ts';
import { writeDnsCache } from '../io/dns/write-dns-cache.ts';
import { openDnsCache } from '../io/open-campaign.ts';
import { prepareChecks } from '../io/prepare-checks.ts';
import { dnsRecord, dnsText } from '../report/dns-text.ts';
import { jsonText } from '../report/json-text.ts';
import { show } from '../report/show.ts';
import { readRequest } from './check-request.ts';
import type { Command, ExitCode } from './command.ts';
import { complain } from './complain.ts';
import { showDomainProgress } from './dns-progress.ts';
import { defaultPolicyPath } from './policy-path.ts';
import { type Arguments, readArguments, wrong } from './read-arguments.ts';
import type { Terminal } from './terminal.ts';

/** `bounce-gate dns`: what DNS says of the domains of the lists, kept in a file. */
export const dns: Command = {
  help: `Usage: bounce-gate dns [CAMPAIGN ...] [options]

Asks DNS about the domains of the policy's lists, or of one list, and keeps the answers in a file to be committed: one
line per domain. check, review, clean and explain judge by it where the policy has dns: cache. Only domains are asked
about, never addresses; those with the most rows first, and two resolvers must agree before one counts as dead. What is
younger than a week is not asked again. No mail server is ever connected to.
Exit status: 0 asked (known or not), 2 could not be done.

  --config FILE         policy file (default: ${defaultPolicyPath}, if it exists)
  --list FILE           send-list to ask for instead of the policy's campaigns
  --email-column NAME   header of the address column, when it is not found by itself
  --cache FILE          where the answers are kept (default: dns-cache of the policy, .github/bounce-gate-dns.txt)
  --resolver ADDRESS    IP address of a resolver, with a port where it is not 53; give two or more
                        (default: dns-resolvers of the policy, 1.1.1.1 and 8.8.8.8)
  --budget TIME         how long to ask at most, such as 30s or 5m (default 30s)
  --dry-run             ask, tell, and write nothing
  --format FORMAT       text or json (default text)

Examples:
  bounce-gate dns
  bounce-gate dns --list lists/june.csv --budget 5m
  bounce-gate dns --resolver 10.0.0.53 --resolver 10.1.0.53
`,
  run: runDns,
};

const options = {
  config: { type: 'string' },
  list: { type: 'string' },
  'email-column': { type: 'string' },
  cache: { type: 'string' },
  resolver: { type: 'string', multiple: true },
  budget: { type: 'string' },
  'dry-run': { type: 'boolean' },
  format: { type: 'string' },
} as const;

async function runDns(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const read = readArguments(args, options);
  if (!read.ok) return complain(terminal, [read.problem]);
  const asking = readAsking(read.args);
  if ('code' in asking) return complain(terminal, [asking]);
  const requested = readRequest(read.args, terminal);
  if (!requested.ok) return complain(terminal, [requested.problem]);
  const prepared = await prepareChecks(requested.request);
  if (!prepared.ok) return complain(terminal, prepared.problems);
  const [first] = prepared.checks;
  if (first === undefined) return complain(terminal, [wrong('dns', 'found no campaign to ask for')]);

  const { policy } = first.planned;
  const dnsCache = asking.cache ?? policy.dnsCache;
  const known = await openDnsCache({ dns: 'refresh', dnsCache }, first.workspace);
  if (known?.ok === false) return complain(terminal, [known.problem]);
  const counted = await countLists(prepared.checks);
  if (!counted.ok) return complain(terminal, counted.problems);
  const { cache = new Map(), sources = [] } = known ?? {};
  const isNew = sources.length === 0;
  return refresh({ ...asking, policy, dnsCache, cache, isNew, counts: counted.counts }, terminal);
}

/** How the arguments say that is to be asked. */
interface Asking {
  readonly cache: string | undefined;
  readonly resolvers: readonly string[];
  readonly budgetMs: number;
  readonly dryRun: boolean;
  readonly format: 'text' | 'json';
}

const usualBudgetMs = 30_000;

function readAsking(args: Arguments): Asking | Problem {
  const format = args.text('format') ?? 'text';
  if (format !== 'text' && format !== 'json') return wrong('--format', 'must be text or json', format);
  const budget = args.text('budget');
  const budgetMs = budget === undefined ? usualBudgetMs : parseSeconds(budget);
  if (budgetMs === null)
    return wrong('--budget', 'must be a time such as 30s or 5m, an hour at most', budget);
  const resolvers = args.texts('resolver');
  const odd = resolvers.find((text) => parseResolver(text) === null);
  if (odd !== undefined)
    return wrong('--resolver', 'must be an IP address such as 1.1.1.1 or 127.0.0.1:5353', odd);
  if (resolvers.length > 0 && new Set(resolvers).size < 2) {
    return wrong('--resolver', 'must be given twice or more, because no domain is called dead by one alone');
  }
  return { cache: args.text('cache'), resolvers, budgetMs, dryRun: args.flag('dry-run'), format };
}

interface RefreshAsked extends Omit<Asking, 'cache'> {
  readonly policy: CampaignPolicy;
  readonly dnsCache: string;
  /** What is known before. */
  readonly cache: DnsCache;
  readonly isNew: boolean;
  readonly counts: Map<string, number>;
}

async function refresh(asked: RefreshAsked, terminal: Terminal): Promise<ExitCode> {
  const { policy, dnsCache, format, resolvers, dryRun, isNew } = asked;
  const progress = showDomainProgress(terminal);
  const refreshed = await refreshDns({
    ...asked,
    resolvers: resolvers.length > 0 ? resolvers : policy.dnsResolvers,
    asOfDay: dayOfInstant(terminal.nowMs),
    onDone: progress.onDone,
  });
  progress.end();
  if (!refreshed.ok) return complain(terminal, [refreshed.problem]);
  const differs = dnsCacheText(refreshed.cache) !== dnsCacheText(asked.cache);
  const written = !dryRun && (isNew || differs);
  if (written) {
    const failure = await writeDnsCache(resolve(terminal.cwd, dnsCache), refreshed.cache);
    if (failure !== null) {
      return complain(terminal, [wrong('--cache', `could not be written (${failure})`, dnsCache)]);
    }
  }
  const counts = policy.dns !== 'off' && dnsCache === policy.dnsCache;
  const told = { ...refreshed.refresh, file: show(dnsCache), written, counts };
  terminal.stdout.write(format === 'json' ? `${jsonText(dnsRecord(told), 2)}\n` : dnsText(told));
  return 0;
}
