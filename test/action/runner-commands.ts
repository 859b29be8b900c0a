/** A workflow command as the Actions runner would carry it out. */
export interface RunnerCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** The 16 names the runner listens to (actions/runner 258d6c85, ActionCommandManager.cs); case does not matter. */
const liveNames: ReadonlySet<string> = new Set([
  'internal-set-repo-path',
  'set-env',
  'set-output',
  'save-state',
  'add-path',
  'add-mask',
  'add-matcher',
  'remove-matcher',
  'warning',
  'error',
  'notice',
  'debug',
  'group',
  'endgroup',
  'echo',
  'stop-commands',
]);

// .NET's Char.IsWhiteSpace, which String.TrimStart goes by
const leadingSpace = /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

/**
 * The commands in what a step wrote, as the runner reads them: lines end at LF, at CR alone or at CRLF
 * (ProcessInvoker.cs); `::name key=value::data` counts after leading white space, and `##[name key=value]data`
 * anywhere in a line (ActionCommand.cs, TryParseV2 before TryParse).
 */
export function runnerCommands(output: string): readonly RunnerCommand[] {
  return output.split(/\r\n|\n|\r/).flatMap((line) => parseNew(line) ?? parseOld(line) ?? []);
}

function parseNew(line: string): RunnerCommand | null {
  const text = line.replace(leadingSpace, '');
  const end = text.indexOf('::', 2);
  if (!text.startsWith('::') || end < 0) return null;
  return command(text.slice(2, end), ',', text.slice(end + 2), newEscapes);
}

function parseOld(line: string): RunnerCommand | null {
  const start = line.indexOf('##[');
  const end = line.indexOf(']', start);
  if (start < 0 || end < 0) return null;
  return command(line.slice(start + 3, end), ';', line.slice(end + 1), oldEscapes);
}

type Escapes = readonly (readonly [written: string, character: string])[];

// because text may hold `%250A` for a `%0A` that was meant, `%25` comes last
const newEscapes: Escapes = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%3A', ':'],
  ['%2C', ','],
  ['%25', '%'],
];
const oldEscapes: Escapes = [
  ['%3B', ';'],
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%5D', ']'],
  ['%25', '%'],
];

function command(info: string, separator: string, data: string, escapes: Escapes): RunnerCommand | null {
  const space = info.indexOf(' ');
  const name = (space < 0 ? info : info.slice(0, space)).toLowerCase();
  if (!liveNames.has(name)) return null;
  const pairs = space < 0 ? [] : info.slice(space + 1).split(separator);
  const properties = pairs.flatMap((pair) => {
    const equals = pair.indexOf('=');
    return equals < 0
      ? []
      : [[pair.slice(0, equals).trim(), withoutEscapes(pair.slice(equals + 1), escapes)]];
  });
  return { name, properties: Object.fromEntries(properties), data: withoutEscapes(data, escapes) };
}

function withoutEscapes(text: string, escapes: Escapes): string {
  return escapes.reduce((shorter, [written, character]) => shorter.replaceAll(written, character), text);
}
