import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';

// the operations we use, from GitHub's own published description (scripts/extract-github-description.ts)
const path = new URL('github-description.json', import.meta.url);

/** One operation of the description: its method in lower case and its path template. */
export interface Operation {
  readonly method: 'get' | 'post' | 'patch' | 'delete';
  readonly template: string;
}

/** What a body breaks in the description; empty when it keeps it. */
export type Breaches = readonly string[];

/** Checks bodies against the description; schemas are compiled when first used. */
export interface GitHubDescription {
  readonly request: (operation: Operation, body: unknown) => Breaches;
  readonly answer: (operation: Operation, status: number, body: unknown) => Breaches;
}

/** Reads the description from the disk, once for each test file. */
export function readGitHubDescription(): GitHubDescription {
  const ajv = new Ajv({ strict: false, validateFormats: false, validateSchema: false, allErrors: true });
  const document: unknown = JSON.parse(readFileSync(path, 'utf8'));
  ajv.addSchema({ $id: 'github', ...Object(document) });
  const compiled = new Map<string, ValidateFunction | null>();
  const breaches = (pointer: readonly string[], body: unknown): Breaches => {
    const reference = `github#/${pointer.map(pointerPart).join('/')}`;
    const check = compiled.get(reference) ?? compile(ajv, document, pointer, reference);
    compiled.set(reference, check);
    if (check === null) return [`the description has no ${reference}`];
    return check(body) ? [] : (check.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
  };
  const schema = ['content', 'application/json', 'schema'];
  return {
    request: ({ method, template }, body) =>
      breaches(['paths', template, method, 'requestBody', ...schema], body),
    answer: ({ method, template }, status, body) =>
      status === 204
        ? []
        : breaches(['paths', template, method, 'responses', String(status), ...schema], body),
  };
}

function compile(
  ajv: Ajv,
  document: unknown,
  pointer: readonly string[],
  reference: string,
): ValidateFunction | null {
  const found = pointer.reduce<unknown>((here, key) => Object(here)[key], document);
  return found === undefined ? null : ajv.compile({ $ref: reference });
}

function pointerPart(key: string): string {
  return encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'));
}
