import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Problem } from '../core/finding.ts';
import { showable } from '../core/showable.ts';
import { nearestOption } from './nearest-option.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** Arguments as given: every option's text or texts, flags as booleans, and what stands without a name. */
export interface Arguments {
  readonly text: (name: string) => string | undefined;
  readonly texts: (name: string) => readonly string[];
  readonly flag: (name: string) => boolean;
  readonly positionals: readonly string[];
}

export type ArgumentsRead =
  | { readonly ok: true; readonly args: Arguments }
  | { readonly ok: false; readonly problem: Problem };

/** Reads a command's arguments; an option it does not know is a problem that names the nearest one it does. */
export function readArguments(args: readonly string[], options: Options): ArgumentsRead {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = tokens.filter((token) => token.kind === 'option');
  const problem = firstWrong(given, options);
  if (problem !== undefined) return { ok: false, problem };
  const all = (name: string): readonly string[] => {
    const value = values[name];
    return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string');
  };
  return {
    ok: true,
    args: {
      text: (name) => all(name).at(-1),
      texts: all,
      flag: (name) => values[name] === true,
      positionals,
    },
  };
}

/** A problem with one argument. */
export function wrong(argument: string, rule: string, received?: string): Problem {
  const args = received === undefined ? { argument, rule } : { argument, rule, received: showable(received) };
  return { code: 'argument-wrong', args };
}

/** An option as it was given; `inlineValue` tells `--list=FILE` from `--list FILE`. */
interface GivenOption {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function firstWrong(given: readonly GivenOption[], options: Options): Problem | undefined {
  const seen = new Set<string>();
  for (const one of given) {
    const { name, rawName } = one;
    // because `__proto__` and the like are in every object
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (option === undefined) return unknownOption(rawName, Object.keys(options));
    if (option.type === 'string' && lacksValue(one, options)) return wrong(rawName, 'needs a value');
    if (option.type === 'boolean' && one.value !== undefined) return wrong(rawName, 'takes no value');
    // because only the last would count, and whoever names two lists believes that both are checked
    if (option.type === 'string' && option.multiple !== true && seen.has(name))
      return wrong(rawName, 'is given twice. Give it once');
    seen.add(name);
  }
  return undefined;
}

/** True as well where the next option was taken for the value. */
function lacksValue({ value, inlineValue }: GivenOption, options: Options): boolean {
  if (value === undefined || value === '') return true;
  const [dashed = ''] = value.split('=');
  return inlineValue === false && dashed.startsWith('--') && Object.hasOwn(options, dashed.slice(2));
}

function unknownOption(rawName: string, known: readonly string[]): Problem {
  const problem = wrong(showable(rawName), 'is not an option of this command; --help lists them');
  const nearest = nearestOption(rawName.replace(/^-+/, ''), known);
  return nearest === null ? problem : { ...problem, args: { ...problem.args, nearest: `--${nearest}` } };
}
