import { error, warning } from '@actions/core';
import fc from 'fast-check';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { type RunnerCommand, runnerCommands } from '../action/runner-commands.ts';
import { type CliRun, runOnTerminal } from '../cli/fake-terminal.ts';
import { sampleCampaigns } from '../sample-campaign.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { tellFigure, triesOf } from './figure.ts';
import { hostileAttacks, hostileTexts, naughty } from './hostile-texts.ts';
import { annotationsWith, renderedWith } from './rendered.ts';

const goal = 'No command from data';
const texts = [...naughty, ...hostileAttacks];
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const formats = ['text', 'json', 'markdown', 'sarif', 'junit', 'html'];

/** The files of a campaign with a hostile text in one place; the text may be no part of a path. */
const places: Readonly<Record<string, (text: string) => Readonly<Record<string, string>>>> = {
  'an address': (text) => ({ 'list.csv': `email\n${quoted(text)}\njane@mail.example\n` }),
  'a source': (text) => ({ 'list.csv': `email,source\njane@mail.example,${quoted(text)}\n` }),
  'a header': (text) => ({ 'list.csv': `${quoted(text)},name\njane,Jane\n` }),
  'the reason of a suppression': (text) => ({
    'suppressions.csv': `email,reason,scope\nperson1@mail.example,${quoted(text)},${quoted(text)}\n`,
  }),
  'a key and a value of the policy': (text) => ({
    'bounce-gate.yml': `suppressions: [suppressions.csv]\n${JSON.stringify(text)}: ${JSON.stringify(text)}\nwaivers: [{ code: ${JSON.stringify(text)} }]\n`,
  }),
};

async function check(cwd: string, ...args: readonly string[]): Promise<CliRun> {
  return runOnTerminal(['check', '--details', '--as-of', '2026-11-20', ...args], { cwd });
}

afterAll(() =>
  tellFigure(
    goal,
    `${texts.length} texts (${naughty.length} of the big list) in 6 places, ${formats.length} formats`,
  ),
);

describe('no text becomes a command of the runner', () => {
  test.each(Object.entries(places))('as %s', { timeout: 600_000 }, async (_, filesOf) => {
    const cwd = await temporaryFolder();
    for (const [index, text] of texts.entries()) {
      const folder = await temporaryFolder({ ...sampleCampaigns.fail, ...filesOf(text) });
      const format = formats[index % formats.length] ?? 'text';
      const { stdout, stderr } = await check(folder, '--config', 'bounce-gate.yml', '--format', format);
      expect([text, runnerCommands(`${stdout}\n${stderr}`)]).toEqual([text, []]);
    }
    expect(cwd).not.toBe('');
  });

  test('as a name of a campaign, of a file, of a column, or a limit', { timeout: 600_000 }, async () => {
    const cwd = await temporaryFolder(sampleCampaigns.fail);
    for (const text of texts) {
      const runs = [
        await check(cwd, '--config', 'bounce-gate.yml', '--', text),
        await check(cwd, `--list=${text}`, `--suppressions=${text}`),
        await check(cwd, '--list=list.csv', `--email-column=${text}`, `--total-fail=${text}`),
        await runOnTerminal([text], { cwd }),
      ];
      for (const { stdout, stderr } of runs) {
        expect([text, runnerCommands(`${stdout}\n${stderr}`)]).toEqual([text, []]);
      }
    }
  });
});

/** What the toolkit of the Action prints for annotations. */
function printed(text: string): string {
  let output = '';
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    output += String(chunk);
    return true;
  });
  for (const { level, title, message, file, line } of annotationsWith(text)) {
    const place = {
      title,
      ...(file === undefined ? {} : { file }),
      ...(line === undefined ? {} : { startLine: line }),
    };
    (level === 'error' ? error : warning)(message, place);
  }
  spy.mockRestore();
  return output;
}

function meant(text: string): readonly Pick<RunnerCommand, 'name' | 'data'>[] {
  return annotationsWith(text).map(({ level, message }) => ({ name: level, data: message }));
}

test('whatever data says, no report holds a command, and the annotations are those that are meant', {
  timeout: 3_600_000,
}, () => {
  const numRuns = triesOf(100, 20_000);
  fc.assert(
    fc.property(hostileTexts, (text) => {
      for (const [form, report] of renderedWith(text))
        expect([form, runnerCommands(report)]).toEqual([form, []]);
      const found = runnerCommands(printed(text)).map(({ name, data }) => ({ name, data }));
      expect(found).toEqual(meant(text));
    }),
    { numRuns },
  );
  tellFigure(goal, `${numRuns} property runs of all reports and annotations`);
});
