import { cleanAddress } from '../core/address/clean-address.ts';
import type { Problem } from '../core/finding.ts';
import { recipientKey } from '../core/recipient-key.ts';
import { hashForms } from '../core/suppression/hash-forms.ts';
import { keyedCells } from '../core/suppression/keyed-hash.ts';
import type { Tidying } from '../core/suppression/merge/tidy-entries.ts';
import { hashAlgorithms } from '../core/suppression/parse-hash.ts';
import { hashAddress } from '../io/hash-address.ts';
import { type Arguments, wrong } from './read-arguments.ts';

/** What `suppress` is asked to do. */
export interface SuppressRequest {
  readonly output: string;
  /** The policy file as it was named; without one the default place is looked at. */
  readonly config: string | undefined;
  readonly format: 'text' | 'json';
  readonly dryRun: boolean;
  readonly replace: boolean;
  readonly allowShrink: boolean;
  readonly files: readonly string[];
  readonly tidying: Tidying;
  /** Whether addresses become keyed hashes. */
  readonly hashed: boolean;
  /** Whether what was sealed may be written as plain text. */
  readonly plain: boolean;
}

/** Options of `suppress`, as `readArguments` wants them. */
export const suppressOptions = {
  output: { type: 'string' },
  config: { type: 'string' },
  'dry-run': { type: 'boolean' },
  replace: { type: 'boolean' },
  'allow-shrink': { type: 'boolean' },
  expire: { type: 'boolean' },
  retest: { type: 'boolean' },
  unsuppress: { type: 'string' },
  reason: { type: 'string' },
  plain: { type: 'boolean' },
  format: { type: 'string' },
} as const;

/** The suppression file that is written where none is named. */
export const defaultOutput = 'suppressions.csv';

type Asked =
  | { readonly ok: true; readonly request: SuppressRequest }
  | { readonly ok: false; readonly problem: Problem };

/** Reads what is asked, or what is wrong with it. */
export function readSuppressRequest(args: Arguments): Asked {
  const format = args.text('format') ?? 'text';
  if (format !== 'text' && format !== 'json') return refuse('--format', 'must be text or json', format);
  const release = readRelease(args);
  if (release !== null && 'code' in release) return { ok: false, problem: release };
  const tidying = { expire: args.flag('expire'), retest: args.flag('retest'), release };
  const isTidying = tidying.expire || tidying.retest || release !== null;
  const files = args.positionals;
  if (files.length === 0 && !isTidying) {
    return refuse('suppress', 'needs files to read. See bounce-gate suppress --help');
  }
  const replace = args.flag('replace');
  if (replace && (isTidying || files.length === 0)) {
    return refuse(
      '--replace',
      'builds the file from sources alone, so nothing can be taken out or back as well',
    );
  }
  const output = args.text('output') ?? defaultOutput;
  const config = args.text('config');
  const [dryRun, allowShrink, plain] = [args.flag('dry-run'), args.flag('allow-shrink'), args.flag('plain')];
  const flags = { dryRun, replace, allowShrink, plain, hashed: false };
  return { ok: true, request: { output, config, format, files, tidying, ...flags } };
}

function refuse(argument: string, rule: string, received?: string): Asked {
  return { ok: false, problem: wrong(argument, rule, received) };
}

const [shortest, longest] = [10, 120];

function readRelease(args: Arguments): Tidying['release'] | Problem {
  const [address, reason] = [args.text('unsuppress'), args.text('reason')?.trim()];
  if (address === undefined) {
    return reason === undefined ? null : wrong('--reason', 'belongs to --unsuppress ADDRESS');
  }
  const written = cleanAddress(address);
  const recipient = recipientKey(written);
  // because what is said of the argument must not show the address
  if (!written.includes('@')) return wrong('--unsuppress', 'must be one e-mail address');
  if (reason === undefined)
    return wrong('--unsuppress', 'needs --reason TEXT: it is kept in the file, for whoever asks later');
  if (reason.length < shortest || reason.length > longest || reason.includes('@')) {
    return wrong('--reason', `must be ${shortest} to ${longest} characters, without an address`);
  }
  return { about: aboutOf(written, recipient), reason };
}

/** Every cell under which an address may be on file. */
function aboutOf(written: string, { key, domain }: { key: string; domain: string }): ReadonlySet<string> {
  const hashes = hashForms(written, key, domain).flatMap(({ text }) =>
    hashAlgorithms
      .filter((algorithm) => algorithm !== 'hmac-sha256')
      .map(
        (algorithm) => `${algorithm}:${Buffer.from(hashAddress(algorithm, text), 'latin1').toString('hex')}`,
      ),
  );
  const keyed = keyedCells(hashAddress)?.(key);
  return new Set([key, ...hashes, ...(keyed === undefined ? [] : [keyed])]);
}
