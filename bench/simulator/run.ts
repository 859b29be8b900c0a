import { parseArgs } from 'node:util';
import { formatResult } from './format-result.ts';
import { worlds } from './nature.ts';
import { runSimulator } from './run-simulator.ts';

const help = `node bench/simulator/run.ts [options]

Simulates organisations whose truth is known and prints how well the projection did.

  --quick            a small run, too small to judge by
  --seeds N          organisations per world (100)
  --worlds A,B       of right, too-high, too-low (all)
  --opens            lists that keep opens and clicks instead of deliveries
`;

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    seeds: { type: 'string' },
    worlds: { type: 'string', default: worlds.join(',') },
    opens: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const names = values.worlds.split(',');
const organisations = Number(values.seeds ?? (values.quick ? 4 : 100));
const known = worlds.filter((world) => names.includes(world));
if (values.help) {
  process.stdout.write(help);
} else if (!Number.isInteger(organisations) || organisations < 1 || known.length !== names.length) {
  process.stderr.write(help);
  process.exitCode = 2;
} else {
  const started = performance.now();
  const result = runSimulator({
    worlds: known,
    organisations,
    sends: values.quick ? 6 : 12,
    driftTrials: values.quick ? 3 : 60,
    deliveriesKnown: !values.opens,
  });
  process.stdout.write(formatResult(result));
  process.stderr.write(`${((performance.now() - started) / 1000).toFixed(0)} s\n`);
}
