import { accuracy } from './accuracy.ts';
import { costs } from './speed.ts';
import { weights } from './weight.ts';

// Run from the top of the repository. Parts by name: accuracy, speed, weight; without a name all of them.
const wanted = process.argv.slice(2);
const isWanted = (part: string): boolean => wanted.length === 0 || wanted.includes(part);
const print = (line: string): boolean => process.stdout.write(`${line}\n`);
let missed = 0;

if (isWanted('accuracy')) {
  print('| set | right | of |\n|---|---|---|');
  for (const { what, right, of, least } of accuracy()) {
    if (right < least) missed += 1;
    print(`| ${what} | ${right} | ${of} |`);
  }
  print('');
}
if (isWanted('speed')) {
  print('| work | addresses | CPU s | a second |\n|---|---|---|---|');
  for (const { what, addresses, cpuSeconds } of await costs(1_000_000)) {
    const each = Math.round(addresses / cpuSeconds / 1000);
    print(`| ${what} | ${addresses.toLocaleString('en')} | ${cpuSeconds.toFixed(2)} | ${each},000 |`);
  }
  print('');
}
if (isWanted('weight')) {
  print('| part | bytes in a bundle | ms of start |\n|---|---|---|');
  for (const { what, bytes, milliseconds } of weights()) {
    print(`| ${what} | ${bytes.toLocaleString('en')} | ${milliseconds.toFixed(1)} |`);
  }
}
process.exitCode = missed === 0 ? 0 : 1;
