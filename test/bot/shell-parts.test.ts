import { describe, expect, test } from 'vitest';
import { boltLogger } from '../../src/bot/bolt-logger.ts';
import { errorFields } from '../../src/bot/error-fields.ts';
import { openInFlight } from '../../src/bot/in-flight.ts';
import { openJsonLog } from '../../src/bot/json-log.ts';
import { keepRunning } from '../../src/bot/keep-running.ts';
import { openPrometheusMetrics } from '../../src/bot/prometheus-metrics.ts';
import { silentLog } from '../../src/bot/silent-log.ts';
import { StoreAway } from '../../src/io/bot-store/store-away.ts';

function logInto(lines: string[], secrets: readonly string[] = []) {
  return openJsonLog({ write: (line) => lines.push(line), nowMs: () => 0, secrets });
}

describe('the log', () => {
  test('is one JSON object a line, without the secrets, whatever holds them', () => {
    const lines: string[] = [];
    const pem = '-----BEGIN PRIVATE KEY-----\nMC4CAQAw\n-----END PRIVATE KEY-----';
    const log = logInto(lines, ['xoxb-12345678', 'xoxb-12345678-longer', pem]);
    log.warn('said', { words: `a xoxb-12345678-longer b xoxb-12345678`, key: pem, number: 1, none: null });
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        time: '1970-01-01T00:00:00.000Z',
        level: 'warn',
        event: 'said',
        words: 'a *** b ***',
        key: '***',
        number: 1,
        none: null,
      },
    ]);
    expect(lines[0]?.endsWith('}\n')).toBe(true);
  });

  test('takes of an error its class, its code and its place, and no word of it', () => {
    const error = Object.assign(new TypeError('canary\n    at canary (canary.ts:1)'), { code: 'E_X' });
    expect(errorFields(error)).toMatchObject({ error: 'TypeError', code: 'E_X' });
    expect(errorFields('canary')).toEqual({ error: 'string' });
    const away = new StoreAway('unreachable', new Error('canary'));
    expect(errorFields(away)).toMatchObject({ code: 'unreachable' });
    expect(JSON.stringify(errorFields(away))).not.toContain('canary');
  });

  test('takes of what Bolt says only the kind', () => {
    const lines: string[] = [];
    const logger = boltLogger(logInto(lines));
    logger.debug('canary');
    logger.info('canary');
    logger.warn('Malformed request body: canary');
    logger.error(new Error('canary'));
    logger.error({ canary: 'canary' });
    expect(lines.map((line) => JSON.parse(line).code)).toEqual(['request-malformed', 'other', 'other']);
    expect(lines.join('')).not.toContain('canary');
  });
});

test('metrics are text that Prometheus reads', () => {
  const metrics = openPrometheusMetrics();
  metrics.add('b_total', { result: 'sent' });
  metrics.add('b_total', { result: 'sent' }, 2);
  metrics.add('b_total', { result: 'a "b"\\\n' });
  metrics.set('a_gauge', 1.5);
  metrics.observe('c_seconds', 0.004);
  metrics.observe('c_seconds', 7);
  const text = metrics.text({ b_total: 'Things.' });
  expect(text).toContain('# TYPE a_gauge gauge\na_gauge 1.5\n');
  expect(text).toContain('# HELP b_total Things.\n# TYPE b_total counter\n');
  expect(text).toContain('b_total{result="sent"} 3\n');
  expect(text).toContain('b_total{result="a \\"b\\"\\\\\\n"} 1\n');
  expect(text).toContain('c_seconds_bucket{le="0.0025"} 0\nc_seconds_bucket{le="0.005"} 1\n');
  expect(text).toContain(
    'c_seconds_bucket{le="3"} 1\nc_seconds_bucket{le="+Inf"} 2\nc_seconds_sum 7.004\nc_seconds_count 2\n',
  );
});

describe('waiting for what is under way', () => {
  test('ends with the last of it, and an end that is told twice counts once', async () => {
    const inFlight = openInFlight();
    const [one, other] = [inFlight.begin(), inFlight.begin()];
    const drained = inFlight.drained(5000);
    one();
    one();
    expect(inFlight.count()).toBe(1);
    other();
    expect(await drained).toBe(true);
    expect(await inFlight.drained(0)).toBe(true);
  });

  test('ends at its deadline', async () => {
    const inFlight = openInFlight();
    inFlight.begin();
    expect(await inFlight.drained(5)).toBe(false);
  });
});

test('a loop that breaks down or ends is started again until it is told to stop', async () => {
  const clock = { nowMs: () => 0, sleep: () => Promise.resolve(), random: () => 0 };
  const metrics = openPrometheusMetrics();
  const stopping = new AbortController();
  let runs = 0;
  await keepRunning(
    'test',
    () => {
      runs += 1;
      if (runs === 4) stopping.abort();
      return runs === 1 ? Promise.reject(new Error('broken')) : Promise.resolve();
    },
    { context: { clock, log: silentLog, metrics }, signal: stopping.signal },
  );
  expect(runs).toBe(4);
  expect(metrics.text({})).toContain('bounce_loop_restarts_total{loop="test"} 3');
});
