import { describe, expect, test } from 'vitest';
import { parseBounceLine } from '../../../src/core/bounce/parse-bounce-line.ts';
import { replyOf } from './reply-of.ts';

describe('a line of NDJSON', () => {
  test.each([
    ['{"diagnostic":"x"}', { diagnostic: 'x' }],
    ['{"diagnostic":"x","status":null,"id":7}', { diagnostic: 'x' }],
    ['{"replyCode":550}', { replyCode: '550' }],
    [
      '{"replyCode":"550","command":"RCPT","remoteHost":"mx.example"}',
      { replyCode: '550', command: 'RCPT', remoteHost: 'mx.example' },
    ],
    ['{"diagnostic":""}', { diagnostic: '' }],
    [' {"status":"5.1.1"} ', { status: '5.1.1' }],
  ])('%s is read', (line, parts) => {
    expect(parseBounceLine(line)).toEqual({ ok: true, reply: replyOf(parts) });
  });

  test.each([
    ['', 'not-json', null],
    ['550 user unknown', 'not-json', null],
    ['{"diagnostic":"x"', 'not-json', null],
    ['{"a":1}{"b":2}', 'not-json', null],
    ['[]', 'not-an-object', null],
    ['null', 'not-an-object', null],
    ['"550"', 'not-an-object', null],
    ['{}', 'no-evidence', null],
    ['{"diagnostic":null}', 'no-evidence', null],
    ['{"__proto__":{"diagnostic":"x"}}', 'no-evidence', null],
    ['{"diagnostic":7}', 'wrong-type', 'diagnostic'],
    ['{"diagnostic":"x","status":["5.1.1"]}', 'wrong-type', 'status'],
    ['{"command":true}', 'wrong-type', 'command'],
  ])('%s is refused as %s', (line, error, key) => {
    expect(parseBounceLine(line)).toEqual({ ok: false, error, key });
  });
});
