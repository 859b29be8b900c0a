import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readVerifications } from '../../../src/core/evidence/verifiers/read-verifications.ts';
import { canonicalText } from '../../../src/core/suppression/merge/canonical-text.ts';
import { type Merged, mergeSuppressions } from '../../../src/core/suppression/merge/merge-suppressions.ts';
import { suppressRecord, suppressText } from '../../../src/report/suppress-text.ts';
import { checkText, healthyHeader, healthyRows, lines } from '../../../test/core/check-text.ts';
import { eventSamples } from '../../../test/core/events/read-event-sample.ts';
import { sourceOf } from '../../../test/core/source-of.ts';
import { samples } from '../../../test/core/suppression/formats/read-sample.ts';
import { asOfDay } from '../../../test/core/suppression/read-texts.ts';
import type { FuzzInput, FuzzTarget } from '../fuzz-target.ts';

const exports = (): readonly FuzzInput[] => samples().map(({ file, bytes }) => ({ name: file, bytes }));
const events = (): readonly FuzzInput[] => eventSamples().map(({ file, bytes }) => ({ name: file, bytes }));
const list = lines(healthyHeader, ...healthyRows(3), 'gone@mail.example,', 'ann@mail.example,');

/** A check of a list against a suppression file of any form. */
export const suppressionsTarget: FuzzTarget = {
  name: 'suppressions',
  seeds: exports,
  read: async ({ name, bytes }, sizes) => {
    const result = await checkText(list, { suppressions: { [name]: bytes }, sizes });
    const told = JSON.stringify(result);
    const codes = result.problems.map(({ code, args }) => `${code} ${args.reason ?? ''}`);
    const found = result.findingsByCode.map(({ code }) => code);
    return { shape: [...codes, ...found].join(' '), told, shown: told };
  },
};

function merge(
  inputs: readonly FuzzInput[],
  sizes: readonly number[],
  target: string | null,
): Promise<Merged> {
  return mergeSuppressions({
    target: target === null ? null : sourceOf('target.csv', target, { sizes }),
    sources: inputs.map(({ name, bytes }) => sourceOf(name, bytes, { sizes })),
    keep: true,
    asOfDay,
  });
}

/** The canonical file that a merge makes of exports and events: it is read back, and the same once more changes nothing. */
export const mergeTarget: FuzzTarget = {
  name: 'merge',
  seeds: () => [...exports(), ...events()],
  read: async (input, sizes) => {
    const merged = await merge([input], sizes, null);
    if (!merged.ok)
      return { shape: codesOf(merged), told: codesOf(merged), shown: JSON.stringify(merged.problems) };
    const text = [...canonicalText(merged.entries())].join('');
    await expectStable(input, text);
    const { files, eventFiles } = merged;
    const told = { ...merged, output: 'all.csv', written: true };
    const shown = `${JSON.stringify(suppressRecord(told))}\n${suppressText(told)}`;
    const read = [
      ...files.map(({ readAs }) => readAs),
      ...eventFiles.flatMap(({ forms }) => forms.map(({ form }) => form)),
    ];
    return { shape: read.join(' '), told: `${shown}\n${text}`, shown };
  },
};

async function expectStable(input: FuzzInput, text: string): Promise<void> {
  const again = await merge([], [65_536], text);
  if (!again.ok)
    throw new Error(`the canonical file is not read back: ${JSON.stringify(again.problems)}\n${text}`);
  const reread = [...canonicalText(again.entries())].join('');
  if (reread !== text) throw new Error(`read back it is another:\n${text}<>\n${reread}`);
  const twice = await merge([input], [65_536], text);
  if (!twice.ok) throw new Error(`the same once more: ${JSON.stringify(twice.problems)}`);
  const merged = [...canonicalText(twice.entries())].join('');
  if (merged !== text) throw new Error(`the same once more changes it:\n${text}<>\n${merged}`);
}

function codesOf(merged: Extract<Merged, { ok: false }>): string {
  return merged.problems.map(({ code, args }) => `${code} ${args.reason ?? ''}`).join(' ');
}

/** Results of verification services. */
export const verificationsTarget: FuzzTarget = {
  name: 'verifications',
  seeds: () => {
    const folder = 'test/formats-verifiers';
    return readdirSync(folder).flatMap((id) =>
      readdirSync(join(folder, id)).map((name) => ({ name, bytes: readFileSync(join(folder, id, name)) })),
    );
  },
  read: async ({ name, bytes }, sizes) => {
    const { table, findings, problems } = await readVerifications(
      [sourceOf(name, bytes, { sizes })],
      asOfDay,
    );
    const shown = JSON.stringify([problems, findings.counts()]);
    const shape = [...problems.map(({ code }) => code), ...findings.counts().map(({ code }) => code)].join(
      ' ',
    );
    return { shape, told: `${table.size} ${shown}`, shown };
  },
};
