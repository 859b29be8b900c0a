import { isScalar, parseDocument, visit } from 'yaml';

/** An action or reusable workflow as a `uses:` names it, with the comment behind it. */
export interface Use {
  readonly target: string;
  readonly comment: string;
}

/** One step with what the rules look at. */
export interface Step {
  readonly uses: string;
  readonly run: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** One job with what the rules look at. */
export interface Job {
  readonly name: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly needs: readonly unknown[];
  readonly steps: readonly Step[];
}

/** A workflow taken apart; `errors` are those of YAML, and then the rest is empty. */
export interface Workflow {
  readonly errors: readonly string[];
  readonly content: Readonly<Record<string, unknown>>;
  readonly events: Readonly<Record<string, unknown>>;
  readonly jobs: readonly Job[];
  readonly uses: readonly Use[];
}

/** Takes the text of a workflow apart; anything may stand in it. */
export function readWorkflow(text: string): Workflow {
  const document = parseDocument(text);
  const errors = [...document.errors, ...document.warnings].map(({ message }) => message);
  if (errors.length > 0) return { errors, content: {}, events: {}, jobs: [], uses: [] };
  const uses: Use[] = [];
  visit(document, {
    Pair: (_, { key, value }) => {
      if (!isScalar(key) || key.value !== 'uses' || !isScalar(value)) return;
      uses.push({ target: String(value.value), comment: value.comment ?? '' });
    },
  });
  const content = mapOf(document.toJS());
  const jobs = Object.entries(mapOf(content.jobs)).map(([name, job]) => readJob(name, mapOf(job)));
  return { errors, content, events: eventsOf(content.on), jobs, uses };
}

function readJob(name: string, content: Readonly<Record<string, unknown>>): Job {
  return {
    name,
    content,
    needs: listOf(content.needs),
    steps: listOf(content.steps).map((value) => {
      const step = mapOf(value);
      return { uses: textOf(step.uses), run: textOf(step.run), inputs: mapOf(step.with) };
    }),
  };
}

// because `on` may be a word, a list of words or a map
function eventsOf(on: unknown): Readonly<Record<string, unknown>> {
  if (typeof on === 'string' || Array.isArray(on)) {
    return Object.fromEntries(listOf(on).map((event) => [String(event), null]));
  }
  return mapOf(on);
}

/** A value as a map; nothing where it is none. */
export function mapOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

/** A value as a list; one value is a list of one. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
