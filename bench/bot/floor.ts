import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { commandBody } from '../../src/bot/intake/command-body.ts';
import { shellMessage } from '../../src/report/slack/shell-messages.ts';

/**
 * The least a bot in HTTP mode can be: reads a form, verifies its signature, answers the same for all. Prints its port;
 * the first argument is the secret.
 */
const secret = process.argv[2] ?? '';
const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const body = Buffer.concat(parts).toString('utf8');
    const given = Buffer.from(String(request.headers['x-slack-signature']));
    const signed = `v0:${request.headers['x-slack-request-timestamp']}:${body}`;
    const right = Buffer.from(`v0=${createHmac('sha256', secret).update(signed).digest('hex')}`);
    const isRight = given.length === right.length && timingSafeEqual(given, right);
    const isAsked = new URLSearchParams(body).get('command') !== null;
    const answer = JSON.stringify(commandBody(shellMessage('failed')));
    response.writeHead(isRight && isAsked ? 200 : 401, { 'content-type': 'application/json' }).end(answer);
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  process.stdout.write(`${JSON.stringify({ event: 'started', port })}\n`);
});
