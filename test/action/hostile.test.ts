import { describe, expect, test } from 'vitest';
import { runChecks } from '../../src/io/run-checks.ts';
import { type Annotation, annotationsOf } from '../../src/report/annotations.ts';
import { reporters } from '../../src/report/report-formats.ts';
import { runActionBundle } from '../bundles/run-action-bundle.ts';
import { runCliBundle } from '../bundles/run-cli-bundle.ts';
import { actionInputs, cliArguments, coreRequest, type ScenarioCommand } from '../scenario-request.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { outputNames } from './action-definition.ts';
import { type RunnerCommand, runnerCommands } from './runner-commands.ts';

/** Texts that the runner would carry out, had they the chance. */
const attacks = [
  '::error::forged',
  '\u3000::add-mask::a',
  'x ##[add-mask]a',
  '###[add-matcher]evil.json',
  ':::stop-commands::x',
  'x\r::set-output name=verdict::pass',
  'x\n::warning file=a::b',
  '\u2028::add-path::/tmp',
  '\u0085::debug::x',
  '\u202e::error::x',
  '#\u200b#[error]x',
  '%0A::error::x',
  'verdict<<EOF\npass\nEOF',
];

/** For places that hold one text: alone at the start of a line, in the middle of one, and all at once (inputs end items at LF). */
const compounds = [
  '::error::forged',
  ':::stop-commands::x',
  'x ##[add-mask]a',
  attacks.join('\r').replaceAll('\n', '\r'),
];

interface Hostile {
  readonly files: Readonly<Record<string, string>>;
  readonly command?: ScenarioCommand;
}

const policy = (more = ''): string =>
  `suppressions: [suppressions.csv]\npolicy: { reserved-domains: allow }\n${more}campaigns:\n  june:\n    list: list.csv\n`;
const list = 'email\njane@mail.example\n';
const suppressions = 'email,reason\ngone@mail.example,hard-bounce\n';
const usualFiles = { 'list.csv': list, 'suppressions.csv': suppressions, 'bounce-gate.yml': policy() };
const usual: ScenarioCommand = { config: 'bounce-gate.yml', 'as-of': '2026-11-20' };
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Where many texts can stand, with a whole campaign around them. */
const rows: Readonly<Record<string, Hostile>> = {
  addresses: { files: { 'list.csv': `${list}${attacks.map(quoted).join('\n')}\n` } },
  sources: {
    files: {
      'list.csv': `email,source\n${attacks.map((attack, index) => `a${index}@mail.example,${quoted(attack)}\n`).join('')}`,
    },
  },
  'sources of rows to remove': {
    files: {
      'list.csv': `email,source\njane@mail.example,\n${attacks.map((attack, index) => `gone${index}@mail.example,${quoted(attack)}\n`).join('')}`,
      'suppressions.csv': `email,reason\n${attacks.map((_, index) => `gone${index}@mail.example,hard-bounce\n`).join('')}`,
    },
  },
  'reasons of suppressions': {
    files: {
      'suppressions.csv': `email,reason\n${attacks.map((attack) => `gone@mail.example,${quoted(attack)}\n`).join('')}`,
    },
  },
};

/** Where one text can stand. */
const places: Readonly<Record<string, (attack: string) => Hostile>> = {
  'a header': (attack) => ({ files: { 'list.csv': `${quoted(attack)},name\njane,Jane\n` } }),
  'two address headers': (attack) => ({
    files: { 'suppressions.csv': `email,mail,${quoted(attack)}\ngone@mail.example,x,x\n` },
  }),
  'a policy key': (attack) => ({ files: { 'bounce-gate.yml': policy(`${JSON.stringify(attack)}: 1\n`) } }),
  'a policy value': (attack) => ({
    files: {
      'bounce-gate.yml': policy(
        `waivers: [{ code: ${JSON.stringify(attack)}, reason: a, owner: b, expires: 2026-01-01 }]\n`,
      ),
    },
  }),
  'text that is not YAML': (attack) => ({ files: { 'bounce-gate.yml': `suppressions: [\n${attack}` } }),
  'the name of a file': (attack) => ({
    files: {},
    command: { list: attack, suppressions: [attack], 'as-of': '2026-11-20' },
  }),
  'a campaign name': (attack) => ({ files: {}, command: { ...usual, campaigns: [attack] } }),
  'a limit and a column': (attack) => ({
    files: {},
    command: { ...usual, 'total-fail': attack, 'email-column': attack },
  }),
};

function meant({ level, title, message, file, line }: Annotation): RunnerCommand {
  const place = {
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { line: `${line}` }),
  };
  return { name: level, properties: { title, ...place }, data: message };
}

async function expectOnlyMeantCommands(hostile: Hostile): Promise<void> {
  const folder = await temporaryFolder({ ...usualFiles, ...hostile.files });
  const command = hostile.command ?? usual;
  const [confined, cli, action] = await Promise.all([
    runChecks(coreRequest(command, folder, true)),
    runCliBundle(['check', '--details', ...cliArguments(command)], { cwd: folder }),
    runActionBundle(folder, actionInputs(command)),
  ]);
  expect(runnerCommands(`${cli.stdout}\n${cli.stderr}`)).toEqual([]);
  for (const report of Object.values(reporters)) expect(runnerCommands(report(confined))).toEqual([]);
  expect(runnerCommands(action.stdout)).toEqual(annotationsOf(confined).map(meant));
  expect(runnerCommands(action.stderr)).toEqual([]);
  expect([...action.outputs.keys()].sort()).toEqual([...outputNames].sort());
}

test.each(Object.entries(rows))('no text among %s becomes a command or an output', async (_, hostile) => {
  await expectOnlyMeantCommands(hostile);
});

describe.each(Object.entries(places))('no text in %s becomes a command or an output', (_, hostile) => {
  test.each(compounds)('%j', async (attack) => {
    await expectOnlyMeantCommands(hostile(attack));
  });
});
