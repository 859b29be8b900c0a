import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanText } from '../core/clean-text.ts';
import { mergedText } from '../core/suppression/merge/merge-texts.ts';
import { tellFigure, triesOf } from './figure.ts';
import { hostileAttacks, hostileTexts, naughty } from './hostile-texts.ts';

/** What makes a spreadsheet run a cell (OWASP, CSV injection), written anew so that it does not follow the code. */
function isRun(cell: string): boolean {
  const first = cell.trimStart()[0] ?? '';
  return '=+-@\uff1d\uff0b\uff0d\uff20'.includes(first) ? first !== '' : '\t\r\n'.includes(cell[0] ?? 'x');
}

const cell = (text: string): string => `"${text.replaceAll('\0', '').replaceAll('"', '""')}"`;

async function expectNoFormula(text: string): Promise<void> {
  const list = Buffer.from(`email,name\nann@mail.example,x\n${cell(text)},x\n`);
  const cleaned = await cleanText(list, { excelSafe: true });
  const removed: string[][] = cleaned.result.verdict === 'unchecked' ? [] : parse(cleaned.removed);
  expect([text, removed.flat().filter(isRun)]).toEqual([text, []]);
  const rows = `email,reason,scope,source\nann@mail.example,unsubscribe,${cell(text)},${cell(text)}\n${cell(text)},hard-bounce,,\n`;
  const padding = Array.from({ length: 40 }, (_, index) => `p${index}@mail.example,manual,,\n`).join('');
  const canonical = await mergedText({ 'export.csv': rows + padding });
  const [, ...lines]: string[][] = parse(canonical);
  // because an address has to stay what it is, it is in quotes instead of having a mark
  expect([text, lines.flatMap(([, ...cells]) => cells).filter(isRun)]).toEqual([text, []]);
  for (const line of canonical.split('\n')) expect(line).not.toMatch(/^[=+\-@\t]/);
}

test('no cell that we write is a formula, but for addresses, which are in quotes', {
  timeout: 3_600_000,
}, async () => {
  const texts = [...naughty, ...hostileAttacks];
  for (const text of texts) await expectNoFormula(text);
  const numRuns = triesOf(60, 20_000);
  await fc.assert(fc.asyncProperty(hostileTexts, expectNoFormula), { numRuns });
  tellFigure('No formula', `${texts.length} awkward texts and ${numRuns} property runs`);
});
