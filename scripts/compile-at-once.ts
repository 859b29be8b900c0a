import { type Node, parse } from 'acorn';

/**
 * Puts parentheses around the function of each module of a bundle. V8 compiles such functions when it reads them; others it
 * looks over first, and compiles them when they are called, which is two ways through the code of every module that a start
 * needs (https://v8.dev/blog/preparser#pife). What the bundle does stays the same.
 */
export function compileAtOnce(code: string): string {
  const program = parse(code, { ecmaVersion: 'latest', sourceType: 'module' });
  const functions = modulesIn(program).filter(({ start }) => code[start - 1] !== '(');
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end } of functions) {
    pieces.push(code.slice(from, start), '(', code.slice(start, end), ')');
    from = end;
  }
  return [...pieces, code.slice(from)].join('');
}

/** The functions of modules: those that an object at the top of the file has under nothing but numbers. */
function modulesIn(node: Node): readonly Node[] {
  const values = moduleValues(node);
  if (values.length > 0) return values;
  // because a bundle's modules stand in a declaration or an export, not in a function
  if (isFunction(node)) return [];
  return childrenOf(node).flatMap(modulesIn);
}

function moduleValues(node: Node): readonly Node[] {
  if (node.type !== 'ObjectExpression') return [];
  const members = childrenOf(node);
  const values = members.flatMap((member) => {
    const [key, value] = childrenOf(member);
    const isModule =
      key !== undefined && /^\d+$/.test(numberOf(key)) && value !== undefined && isFunction(value);
    return isModule ? [value] : [];
  });
  return values.length === members.length ? values : [];
}

function numberOf(key: Node): string {
  return 'value' in key && typeof key.value === 'number' ? String(key.value) : '';
}

function isFunction({ type }: Node): boolean {
  return (
    type === 'ArrowFunctionExpression' || type === 'FunctionExpression' || type === 'FunctionDeclaration'
  );
}

function childrenOf(node: Node): readonly Node[] {
  return Object.values(node).flat().filter(isNode);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value && 'end' in value;
}
