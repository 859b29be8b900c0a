import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { metricHelp } from '../../../src/report/bot/metric-help.ts';

// because posts and cookies have marks that begin as metrics do
const marks = ['bounce_gate_post', 'bounce_gate_not_listed'];

test('every metric of the bot has its help, and every help its metric', () => {
  const sources = readdirSync('src/bot', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const text = sources.map((name) => readFileSync(join('src/bot', name), 'utf8')).join('\n');
  const named = [...text.matchAll(/'((?:bounce|process)_[a-z_]+)'/g)].map(([, name = '']) => name);
  const used = new Set(named.filter((name) => !marks.includes(name)));
  expect([...used].toSorted()).toEqual(Object.keys(metricHelp).toSorted());
});
