import type { Toolkit } from '../../src/action/toolkit.ts';

const nothing = (): undefined => undefined;

/** A toolkit that has these inputs and says nothing. */
export function silentToolkit(inputs: Readonly<Record<string, string>>): Toolkit {
  return {
    getInput: (name) => inputs[name] ?? '',
    setOutput: nothing,
    error: nothing,
    warning: nothing,
    notice: nothing,
    info: nothing,
    setSecret: nothing,
    summary: { addRaw: () => ({ write: async () => undefined }) },
  };
}
