import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** Answers one path; it may throw. */
export type Route = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** A server of ours that listens. */
export interface RouteServer {
  readonly port: number;
  /** Takes nothing new, lets answers under way go out, and ends. */
  readonly close: () => Promise<void>;
}

/** Serves `METHOD /path` routes; everything else is 404. Slow and endless requests are cut off. Rejects when the port is taken. */
export async function serveRoutes(
  port: number,
  routes: Readonly<Record<string, Route>>,
  options: { readonly host?: string; readonly onError: (error: unknown) => void },
): Promise<RouteServer> {
  const server = createServer(
    { requestTimeout: 10_000, headersTimeout: 5000, keepAliveTimeout: 5000, maxHeaderSize: 16 * 1024 },
    (request, response) => {
      serve(routes, request, response).catch((error: unknown) => {
        options.onError(error);
        if (!response.headersSent) response.writeHead(500);
        response.end();
      });
    },
  );
  await listen(server, port, options.host);
  server.on('error', options.onError);
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () => close(server),
  };
}

async function serve(
  routes: Readonly<Record<string, Route>>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  const name = `${request.method} ${path}`;
  const route = Object.hasOwn(routes, name) ? routes[name] : undefined;
  if (route === undefined) response.writeHead(404).end();
  else await route(request, response);
}

function listen(server: Server, port: number, host: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, ...(host === undefined ? {} : { host }) }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
