import type { FakeState, Writer } from './fake-state.ts';
import type { Operation } from './github-description.ts';

/** Scopes of a token that the fake knows. */
export type Scope = 'issues' | 'pull_requests' | 'checks' | 'metadata';

/** A request that passed authentication, permissions and the description. */
export interface Request {
  readonly state: FakeState;
  readonly writer: Writer;
  readonly url: URL;
  readonly origin: string;
  /** The last number in the path; `name` is what stands there. */
  readonly number: number;
  readonly name: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What the fake answers. */
export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One operation of the API: what it needs (any one of the scopes) and what it does. */
export interface FakeOperation extends Operation {
  readonly name: string;
  readonly pattern: RegExp;
  readonly scopes: readonly Scope[];
  readonly level: 'read' | 'write';
  readonly run: (request: Request) => Reply;
}

/** GitHub's longest comment; not in its description ("Body is too long (maximum is 65536 characters)"). */
const longestBody = 65_536;

/** An answer in the form of GitHub's errors. */
export function refuse(status: number, message: string, errors: readonly string[] = []): Reply {
  return { status, body: { message, errors, documentation_url: 'https://docs.github.com/rest' } };
}

/** Why GitHub refuses the text of a comment; null when it takes it. */
export function refusedText(text: unknown): Reply | null {
  if (typeof text !== 'string' || text.trim() === '') return refuse(422, 'Validation Failed', ['Body blank']);
  const tooLong = [...text].length > longestBody;
  return tooLong
    ? refuse(422, 'Validation Failed', ['Body is too long (maximum is 65536 characters)'])
    : null;
}
