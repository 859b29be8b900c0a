import { createServer, type IncomingMessage } from 'node:http';
import { onTestFinished } from 'vitest';

/** A start of a workflow as GitHub took it. */
export interface StartedRun {
  readonly workflow: string;
  readonly ref: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** Workflows of `octo/lists` behind GitHub's API: those with a trigger for it, and the inputs each names. */
export interface FakeWorkflows {
  readonly url: string;
  readonly started: readonly StartedRun[];
  readonly requests: () => number;
  /** What the next requests are answered with instead. */
  readonly fail: (status: number, headers?: Readonly<Record<string, string>>, message?: string) => void;
}

export const workflowToken = 'ghs_token_of_the_bot';

/** Starts it on loopback; it refuses what GitHub refuses, in GitHub's words, and stops with the test. */
export async function startFakeWorkflows(
  workflows: Readonly<Record<string, readonly string[]>> = { 'gate.yml': ['request'] },
): Promise<FakeWorkflows> {
  const started: StartedRun[] = [];
  const faults: { status: number; headers: Readonly<Record<string, string>>; message: string }[] = [];
  let requests = 0;
  const server = createServer(async (request, response) => {
    requests += 1;
    const fault = faults.shift();
    const body = await readBody(request);
    const [status, message] = fault === undefined ? judge(request, body) : [fault.status, fault.message];
    response.writeHead(status, { 'content-type': 'application/json', ...fault?.headers });
    response.end(status === 204 ? '' : JSON.stringify({ message }));
  });

  function judge(request: IncomingMessage, body: Readonly<Record<string, unknown>>): [number, string] {
    if (request.headers.authorization !== `token ${workflowToken}`) return [401, 'Bad credentials'];
    const path = /^\/repos\/octo\/lists\/actions\/workflows\/([^/]+)\/dispatches$/.exec(request.url ?? '');
    const workflow = decodeURIComponent(path?.[1] ?? '');
    const known = workflows[workflow];
    if (request.method !== 'POST' || known === undefined) return [404, 'Not Found'];
    if (body.ref !== 'main') return [422, `No ref found for: ${String(body.ref)}`];
    const inputs: Readonly<Record<string, unknown>> = { ...Object(body.inputs) };
    const strange = Object.keys(inputs).filter((name) => !known.includes(name));
    if (strange.length > 0) return [422, `Unexpected inputs provided: ${JSON.stringify(strange)}`];
    started.push({ workflow, ref: body.ref, inputs });
    return [204, ''];
  }

  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const url = `http://127.0.0.1:${port}`;
  // because @actions/github reads the environment once, when it is loaded
  process.env.GITHUB_API_URL = url;
  return {
    url,
    started,
    requests: () => requests,
    fail: (status, headers = {}, message = 'fault') => void faults.push({ status, headers, message }),
  };
}

async function readBody(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}');
}
