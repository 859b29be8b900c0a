import { CST, Lexer } from 'yaml';

const deepest = 32;
const widestIndent = 200;
const mostAliases = 100;

/** A reason not to build a YAML document, and the line (1-based) where it shows. */
export interface YamlHazard {
  readonly reason: 'nested-too-deep' | 'too-many-aliases';
  readonly line: number;
}

interface Depths {
  readonly flow: number;
  readonly inLine: number;
  readonly aliases: number;
  readonly atLineStart: boolean;
}

/**
 * Looks through the tokens of YAML text, in one pass, for what would cost the composer its stack or its time: deep
 * nesting (the process can run out of memory inside the recursion, which no catch can stop) and aliases by the
 * thousand (each is resolved by a walk over all nodes).
 */
export function findYamlHazard(text: string): YamlHazard | null {
  let depths: Depths = { flow: 0, inLine: 0, aliases: 0, atLineStart: true };
  let line = 1;
  for (const token of new Lexer().lex(text)) {
    const type = CST.tokenType(token);
    depths = { ...deepen(depths, type, token), atLineStart: type === 'newline' };
    if (depths.flow + depths.inLine > deepest) return { reason: 'nested-too-deep', line };
    if (depths.aliases > mostAliases) return { reason: 'too-many-aliases', line };
    line += countLines(token);
  }
  return null;
}

function deepen(depths: Depths, type: CST.TokenType | null, token: string): Depths {
  switch (type) {
    case 'flow-map-start':
    case 'flow-seq-start':
      return { ...depths, flow: depths.flow + 1 };
    case 'flow-map-end':
    case 'flow-seq-end':
      return { ...depths, flow: Math.max(0, depths.flow - 1) };
    case 'seq-item-ind':
    case 'explicit-key-ind':
    case 'map-value-ind':
      return depths.flow > 0 ? depths : { ...depths, inLine: depths.inLine + 1 };
    case 'alias':
      return { ...depths, aliases: depths.aliases + 1 };
    case 'newline':
      return { ...depths, inLine: 0 };
    case 'space':
      return depths.atLineStart && token.length > widestIndent ? { ...depths, inLine: deepest + 1 } : depths;
    default:
      return depths;
  }
}

function countLines(token: string): number {
  let lines = 0;
  for (let at = token.indexOf('\n'); at !== -1; at = token.indexOf('\n', at + 1)) lines++;
  return lines;
}
