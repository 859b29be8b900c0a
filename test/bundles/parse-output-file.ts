/**
 * Reads a GITHUB_OUTPUT file as the runner does (actions/runner, FileCommandManager.cs): `name=value` on a line, or
 * `name<<delimiter`, lines of value, and the delimiter alone on a line. Throws where the runner would fail the step.
 */
export function parseOutputFile(text: string): ReadonlyMap<string, string> {
  const lines = text.split(/\r\n|\n|\r/);
  const outputs = new Map<string, string>();
  while (lines.length > 0) {
    const line = lines.shift() ?? '';
    if (line === '') continue;
    const equals = line.indexOf('=');
    const heredoc = line.indexOf('<<');
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      outputs.set(line.slice(0, equals), line.slice(equals + 1));
      continue;
    }
    const delimiter = line.slice(heredoc + 2);
    const end = lines.indexOf(delimiter);
    if (heredoc < 1 || delimiter === '' || end < 0) throw new Error(`not an output: ${JSON.stringify(line)}`);
    outputs.set(line.slice(0, heredoc), lines.slice(0, end).join('\n'));
    lines.splice(0, end + 1);
  }
  return outputs;
}
