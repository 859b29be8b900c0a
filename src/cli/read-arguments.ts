import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Problem } from '../core/finding.ts';
import { nearestWord } from '../core/policy/nearest-word.ts';
import { showable } from '../core/showable.ts';

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
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    // because `__proto__` and the like are in every object
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (option === undefined)
      return { ok: false, problem: unknownOption(token.rawName, Object.keys(options)) };
    if (option.type === 'string' && (token.value === undefined || token.value === '')) {
      return { ok: false, problem: wrong(token.rawName, 'needs a value') };
    }
    if (option.type === 'boolean' && token.value !== undefined) {
      return { ok: false, problem: wrong(token.rawName, 'takes no value') };
    }
  }
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

function unknownOption(rawName: string, known: readonly string[]): Problem {
  const nearest = nearestWord(rawName.replace(/^-+/, ''), known);
  const hint = nearest === null ? '' : `, did you mean --${nearest}?`;
  return wrong(showable(rawName), `is not an option of this command${hint} See --help`);
}
