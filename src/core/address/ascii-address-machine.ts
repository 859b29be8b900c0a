/** Classes of bytes, as the machine sees them: everything that no plain address holds is `other`. */
export const asciiClass = { other: 0, letter: 1, digit: 2, hyphen: 3, dot: 4, at: 5, symbol: 6 } as const;
type AsciiClass = (typeof asciiClass)[keyof typeof asciiClass];

/** The class of each byte, from RFC 5321 4.1.2: letters, digits, the symbols of `atext` (RFC 5322 3.2.3), dot, at. */
export const classOfByte: Uint8Array = makeClasses();

const states = [
  'dead',
  'local-start',
  'local-atom',
  'local-dot',
  // a label by its length so far (1, 2, more) and kind: only letters, others too, or ending in a hyphen
  'label-start',
  'letters-1',
  'letters-2',
  'letters',
  'mixed-1',
  'mixed-2',
  'mixed',
  'hyphen-2',
  'hyphen-3',
  'hyphen',
] as const;
type State = (typeof states)[number];
const movable = ['letter', 'digit', 'hyphen', 'dot', 'at', 'symbol'] as const;
type Moves = Partial<Record<(typeof movable)[number], State>>;

const local: Moves = {
  letter: 'local-atom',
  digit: 'local-atom',
  hyphen: 'local-atom',
  symbol: 'local-atom',
};
const moves: Record<State, Moves> = {
  dead: {},
  'local-start': local,
  'local-atom': { ...local, dot: 'local-dot', at: 'label-start' },
  'local-dot': local,
  'label-start': { letter: 'letters-1', digit: 'mixed-1' },
  'letters-1': { letter: 'letters-2', digit: 'mixed-2', hyphen: 'hyphen-2', dot: 'label-start' },
  'letters-2': { letter: 'letters', digit: 'mixed', hyphen: 'hyphen-3', dot: 'label-start' },
  letters: { letter: 'letters', digit: 'mixed', hyphen: 'hyphen', dot: 'label-start' },
  'mixed-1': { letter: 'mixed-2', digit: 'mixed-2', hyphen: 'hyphen-2', dot: 'label-start' },
  'mixed-2': { letter: 'mixed', digit: 'mixed', hyphen: 'hyphen-3', dot: 'label-start' },
  mixed: { letter: 'mixed', digit: 'mixed', hyphen: 'hyphen', dot: 'label-start' },
  'hyphen-2': { letter: 'mixed', digit: 'mixed', hyphen: 'hyphen-3' },
  // no hyphen here: two of them third and fourth are `xn--` or nothing, and both need a closer look
  'hyphen-3': { letter: 'mixed', digit: 'mixed' },
  hyphen: { letter: 'mixed', digit: 'mixed', hyphen: 'hyphen' },
};

/** The state before the first byte. */
export const startState: number = states.indexOf('local-start');

/** The state right behind the `@`, and nowhere else. */
export const atState: number = states.indexOf('label-start');

/**
 * The machine of plain ASCII send-list addresses: dot-atom local part, LDH labels, at least one dot in the domain, a
 * last label of letters. Lengths are not in it. The next state is `nextState[state * 256 + byte]`, and 0 is dead; a
 * state is its number in `states`, plus 16 behind the domain's first dot.
 */
export const nextState: Uint8Array = makeMachine();

const firstFinal = 16 + states.indexOf('letters-1');
const lastFinal = 16 + states.indexOf('letters');

/** Whether an address may end in this state: in a label of letters only, after a dot. */
export function isFinalState(state: number): boolean {
  return state >= firstFinal && state <= lastFinal;
}

function makeClasses(): Uint8Array {
  const classes = new Uint8Array(256);
  const mark = (text: string, kind: AsciiClass): void => {
    for (const character of text) classes[character.charCodeAt(0)] = kind;
  };
  mark('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ', asciiClass.letter);
  mark('0123456789', asciiClass.digit);
  mark("!#$%&'*+/=?^_`{|}~", asciiClass.symbol);
  mark('-', asciiClass.hyphen);
  mark('.', asciiClass.dot);
  mark('@', asciiClass.at);
  return classes;
}

function makeMachine(): Uint8Array {
  const machine = new Uint8Array(32 * 256);
  states.forEach((from, row) => {
    for (const name of movable) {
      const to = moves[from][name];
      if (to === undefined) continue;
      const target = states.indexOf(to);
      classOfByte.forEach((kind, byte) => {
        if (kind !== asciiClass[name]) return;
        machine[row * 256 + byte] = kind === asciiClass.dot && to === 'label-start' ? 16 + target : target;
        machine[(16 + row) * 256 + byte] = 16 + target;
      });
    }
  });
  return machine;
}
