import type { Problem } from '../core/finding.ts';
import { showable } from '../core/showable.ts';
import type { Toolkit } from './toolkit.ts';

const yesNo = ['false', 'true'] as const;

/** Reads inputs one after the other, and keeps all that is wrong with them. */
export class InputReader {
  readonly problems: Problem[] = [];
  readonly #toolkit: Toolkit;

  constructor(toolkit: Toolkit) {
    this.#toolkit = toolkit;
  }

  /** Empty where it is not given. */
  text(name: string): string {
    return this.#toolkit.getInput(name).trim();
  }

  /** Null where it is not given. */
  given(name: string): string | null {
    const text = this.text(name);
    return text === '' ? null : text;
  }

  /** Items by lines or commas. */
  items(name: string): readonly string[] {
    return this.text(name)
      .split(/[\n,]/)
      .map((item) => item.trim())
      .filter((item) => item !== '');
  }

  /** One of these words; the first of them unless told otherwise. */
  choice<Word extends string>(
    name: string,
    words: readonly [Word, ...Word[]],
    usual: NoInfer<Word> = words[0],
  ): Word {
    const find = (text: string) => words.find((word) => word === text);
    return this.parsed(name, find, `must be one of ${words.join(', ')}`) ?? usual;
  }

  flag(name: string): boolean {
    return this.choice(name, yesNo) === 'true';
  }

  /** What a given input means; undefined where it is not given, or breaks the rule, which is a problem. */
  parsed<Value>(name: string, parse: (text: string) => Value | undefined, rule: string): Value | undefined {
    const text = this.text(name);
    if (text === '') return undefined;
    const value = parse(text);
    if (value === undefined) this.refuse({ argument: name, rule, received: showable(text) });
    return value;
  }

  refuse(args: { readonly argument: string; readonly rule: string; readonly received?: string }): void {
    this.problems.push({ code: 'argument-wrong', args });
  }
}
