import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

interface Definition {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: { readonly using: string; readonly main: string };
}

// because the file is part of the repository, and its tests say what it must hold
const definition = parse(readFileSync('action.yml', 'utf8')) as Definition;

/** What action.yml declares. */
export const { inputs: declaredInputs, outputs: declaredOutputs, runs } = definition;
export const outputNames: readonly string[] = Object.keys(declaredOutputs);
