import { readdirSync, readFileSync } from 'node:fs';
import { starterWorkflow } from '../../src/core/starter/starter-workflow.ts';
import { documents } from './markdown.ts';

/** A workflow people run or copy, and where it stands. */
export interface NamedWorkflow {
  readonly place: string;
  readonly text: string;
  /** True where our own Action may be named by a tag. */
  readonly ownTagAllowed: boolean;
}

/** Every workflow there is: those of this repository, those in documents, and the one that `init` writes. */
export function allWorkflows(): readonly NamedWorkflow[] {
  const folder = '.github/workflows';
  const files = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
  return [
    ...files.map((name) => ({
      place: `${folder}/${name}`,
      text: readFileSync(`${folder}/${name}`, 'utf8'),
      ownTagAllowed: false,
    })),
    ...documents().flatMap((path) => documentedWorkflows(path, readFileSync(path, 'utf8'))),
    // because the bundle cannot hold the hash of the commit that holds the bundle
    { place: 'starterWorkflow()', text: starterWorkflow('main'), ownTagAllowed: true },
  ];
}

/** The YAML blocks of a document that have jobs. */
export function documentedWorkflows(path: string, document: string): readonly NamedWorkflow[] {
  return [...document.matchAll(/^([ >]*)```ya?ml\b.*\n([\s\S]*?)^\1```/gm)].flatMap(
    ({ 1: indent = '', 2: block = '', index }) => {
      const text = block.replaceAll(new RegExp(`^${indent}`, 'gm'), '');
      const place = `${path}:${document.slice(0, index).split('\n').length}`;
      return /^jobs:/m.test(text) ? [{ place, text, ownTagAllowed: false }] : [];
    },
  );
}
