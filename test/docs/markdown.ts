import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** A table row by its column names, lower case; code spans without their backticks. */
export type Row = Readonly<Record<string, string>>;

/** The documents people read, relative to the repository. */
export function documents(): readonly string[] {
  const top = readdirSync('.').filter((name) => name.endsWith('.md'));
  const docs = readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.replaceAll('\\', '/')}`);
  const github = existsSync('.github') ? readdirSync('.github', { recursive: true, encoding: 'utf8' }) : [];
  const templates = github.filter((name) => name.endsWith('.md')).map((name) => `.github/${name}`);
  return [...top, ...docs, ...templates].sort();
}

/** The part of a document under a heading of any level, down to the next heading of that level or above. */
export function section(path: string, title: string): string {
  const lines = readFileSync(path, 'utf8').split('\n');
  const start = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, '') === title);
  if (start < 0) throw new RangeError(`${path} has no heading "${title}"`);
  const level = String(lines[start]).indexOf(' ');
  const length = lines.slice(start + 1).findIndex((line) => /^#+ /.test(line) && line.indexOf(' ') <= level);
  return lines.slice(start + 1, length < 0 ? undefined : start + 1 + length).join('\n');
}

/** The places of a document that a link can lead to: the anchors GitHub gives its headings, and those written as `<a id>`. */
export function anchorsOf(path: string): readonly string[] {
  const text = readFileSync(path, 'utf8').replace(/^( *)(`{3,}).*\n[\s\S]*?^\1\2$/gm, '');
  const headings = (text.match(/^#+ .*$/gm) ?? []).map((heading) =>
    heading
      .replace(/^#+ /, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
  const written = [...text.matchAll(/<a id="([^"]+)"><\/a>/g)].map(([, id = '']) => id);
  return [...headings, ...written];
}

/** The rows of every table in a text, in order. */
export function tableRows(text: string): readonly Row[] {
  const rows: Row[] = [];
  let header: readonly string[] | null = null;
  for (const line of text.split('\n')) {
    if (!line.startsWith('|')) {
      header = null;
      continue;
    }
    const cells = cellsOf(line);
    if (header === null) header = cells.map((cell) => cell.toLowerCase());
    else if (!/^[|:\- ]+$/.test(line)) rows.push(rowOf(header, cells));
  }
  return rows;
}

function cellsOf(line: string): readonly string[] {
  return line
    .replace(/^\||\|\s*$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());
}

function rowOf(header: readonly string[], cells: readonly string[]): Row {
  return Object.fromEntries(header.map((name, index) => [name, cells[index] ?? '']));
}

/** The code spans of a cell or text, in order. */
export function codeSpans(text: string): readonly string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
}

/** The first code span of every row's column: what a table is about. */
export function codesOf(text: string, column: string): readonly string[] {
  return tableRows(text).flatMap((row) => {
    const [code] = codeSpans(row[column] ?? '');
    return code === undefined ? [] : [code];
  });
}

/** A percentage, or a plain number, as a number: `2 %` is 0.02. */
export function numberIn(cell: string): number {
  const match = /-?\d[\d,]*(?:\.\d+)?/.exec(cell);
  if (match === null) return Number.NaN;
  const value = Number(match[0].replaceAll(',', ''));
  return /%/.test(cell) ? Math.round(value * 1e6) / 1e8 : value;
}
