import naughtyStrings from 'big-list-of-naughty-strings' with { type: 'json' };
import fc from 'fast-check';
import { attacks as htmlAttacks } from '../report/html/hostile-names.ts';
import { triesOf } from './figure.ts';

/** What the runner of a workflow would carry out, had it the chance. */
const commandAttacks = [
  '::error::forged',
  '\u3000::add-mask::a',
  '\u0085::debug::x',
  'x ##[add-mask]a',
  '###[add-matcher]evil.json',
  ':::stop-commands::x',
  'x\r::set-output name=verdict::pass',
  'x\n::warning file=a::b',
  '%0A::error::x',
  'verdict<<EOF\npass\nEOF',
];

/** What would be markup on GitHub, in Slack, or a formula in a spreadsheet. */
const markupAttacks = [
  '![x](https://evil.example/a.png)',
  '[click](https://evil.example)',
  '`` ` ``` ~~~',
  '| passed | 0.0 % |',
  'https://evil.example www.evil.example',
  '@octocat and @octo/team',
  '[^1]\n\n[^1]: note',
  '<!channel> <@U012AB3CD> <#C012AB3CD> <https://evil.example|https://slack.com>',
  '&lt;!channel&gt; *bold* _it_ ~no~ :tada:',
  '=1+1',
  '+cmd|" /C calc"!A0',
  '@SUM(1)',
  '\t=1',
  '\uff1d1',
];

/** Every text of the Big List of Naughty Strings, or some of them, evenly taken. */
export const naughty: readonly string[] = naughtyStrings.filter(
  (_, index) => index % Math.ceil(naughtyStrings.length / triesOf(46, naughtyStrings.length)) === 0,
);

export const hostileAttacks: readonly string[] = [...commandAttacks, ...markupAttacks, ...htmlAttacks];

/** Texts that attack, alone, next to each other, torn in pieces, or repeated. */
export const hostileTexts: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(...hostileAttacks),
      fc.constantFrom(...naughtyStrings),
      fc.constantFrom(...'<>"\'&`=/-!#@|:[](){}*_~\\\r\n\t%+;, '),
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((pieces) => pieces.join(''));
