import { globSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { checkText, lines } from '../../../test/core/check-text.ts';
import { cleanText } from '../../../test/core/clean-text.ts';
import { type FuzzInput, type FuzzReading, type FuzzTarget, textInput } from '../fuzz-target.ts';

const onFile = lines(
  'email,reason,created_at',
  'gone@mail.example,hard-bounce,2026-05-01',
  '@blocked.example,unsubscribe,2026-05-01',
  'jane@mail.example,complaint,2026-05-01',
);
const options = { suppressions: { 'suppressions.csv': onFile } } as const;

/** The lists of all scenarios, and one with every column. */
function lists(): readonly FuzzInput[] {
  const found = globSync('test/scenarios/**/list*.{csv,txt}')
    .filter((path) => statSync(path).isFile())
    .map((path) => ({
      name: basename(path),
      bytes: readFileSync(path),
    }));
  const columns =
    'email,source,opted_in_at,opt_in,verified_at,verification,last_delivered_at,last_engaged_at,soft_bounces';
  const full = lines(
    columns,
    'jane@mail.example,web,2026-01-02,double,2026-05-01,valid,2026-05-20,2026-05-21,2',
  );
  return [...found.filter(({ bytes }) => bytes.length < 20_000), textInput('full.csv', full)];
}

/** A check of a list against suppressions that are on file. */
export const listTarget: FuzzTarget = {
  name: 'list',
  seeds: lists,
  read: async ({ bytes }, sizes) => {
    const result = await checkText(bytes, { ...options, sizes });
    const told = JSON.stringify(result);
    const found = result.findingsByCode.map(({ code }) => code);
    return { shape: [...result.problems.map(({ code }) => code), ...found].join(' '), told, shown: told };
  },
};

/** The cleaned list: every row is kept or removed, and what is kept stays byte for byte. */
export const cleanTarget: FuzzTarget = {
  name: 'clean',
  seeds: lists,
  read: async ({ bytes }, sizes): Promise<FuzzReading> => {
    const { result, counts, reasons, cleaned, removed } = await cleanText(bytes, { ...options, sizes });
    const { rows } = result.counts;
    const shown = JSON.stringify([result.verdict, counts, reasons]);
    if (result.verdict !== 'unchecked' && counts.kept + counts.removed !== rows) {
      throw new Error(`${counts.kept} kept and ${counts.removed} removed of ${rows}`);
    }
    const told = result.verdict === 'unchecked' ? shown : `${shown}${cleaned.toString('latin1')}${removed}`;
    return { shape: `${result.verdict} ${Object.keys(reasons).sort().join(' ')}`, told, shown };
  },
};
