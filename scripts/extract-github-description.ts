import { readFileSync, writeFileSync } from 'node:fs';

// Takes the operations that the gate uses out of GitHub's published description of its REST API, because the whole
// package takes 385 MB. To refresh:
//   npm install --no-save @octokit/openapi@23.0.2 && node scripts/extract-github-description.ts
const source = 'node_modules/@octokit/openapi/generated/api.github.com.json';
const target = 'test/fake-github/github-description.json';
const operations = [
  ['get', '/repos/{owner}/{repo}/issues/{issue_number}/comments'],
  ['post', '/repos/{owner}/{repo}/issues/{issue_number}/comments'],
  ['patch', '/repos/{owner}/{repo}/issues/comments/{comment_id}'],
  ['delete', '/repos/{owner}/{repo}/issues/comments/{comment_id}'],
  ['post', '/repos/{owner}/{repo}/check-runs'],
  ['patch', '/repos/{owner}/{repo}/check-runs/{check_run_id}'],
  ['get', '/repos/{owner}/{repo}/pulls/{pull_number}/comments'],
  ['post', '/repos/{owner}/{repo}/pulls/{pull_number}/reviews'],
  ['get', '/repos/{owner}/{repo}/issues/{issue_number}/events'],
  ['get', '/repos/{owner}/{repo}/collaborators/{username}/permission'],
  ['get', '/repos/{owner}/{repo}'],
] as const;

type Json = Readonly<Record<string, unknown>>;

const document: Json = JSON.parse(readFileSync(source, 'utf8'));
const components = new Map<string, unknown>();

function at(path: readonly string[]): unknown {
  return path.reduce<unknown>((here, key) => Object(here)[key], document);
}

/** A copy without prose and examples; what it refers to is collected. */
function lean(value: unknown, insideProperties = false): unknown {
  if (Array.isArray(value)) return value.map((item) => lean(item));
  if (typeof value !== 'object' || value === null) return value;
  const reference = '$ref' in value ? String(value.$ref) : '';
  if (reference.startsWith('#/components/')) collect(reference);
  const prose = new Set(['description', 'summary', 'example', 'examples', 'title', 'externalDocs']);
  const entries = Object.entries(value).filter(([key]) => insideProperties || !prose.has(key));
  return Object.fromEntries(entries.map(([key, inner]) => [key, lean(inner, key === 'properties')]));
}

function collect(reference: string): void {
  if (components.has(reference)) return;
  components.set(reference, null);
  components.set(reference, lean(at(reference.slice(2).split('/'))));
}

const paths: Record<string, Record<string, unknown>> = {};
for (const [method, template] of operations) {
  const operation = Object(at(['paths', template, method]));
  const { requestBody, responses } = operation;
  paths[template] = {
    ...paths[template],
    [method]: lean({ ...(requestBody ? { requestBody } : {}), responses }),
  };
}
const parts: Record<string, Record<string, unknown>> = {};
for (const [reference, value] of [...components].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const [, , kind = '', name = ''] = reference.split('/');
  parts[kind] = { ...parts[kind], [name]: value };
}
const { title, version } = Object(document.info);
const extract = { info: { title, version, from: '@octokit/openapi 23.0.2' }, paths, components: parts };
writeFileSync(target, `${JSON.stringify(extract)}\n`);
