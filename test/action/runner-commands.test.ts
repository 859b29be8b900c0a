import { describe, expect, test } from 'vitest';
import { runnerCommands } from './runner-commands.ts';

describe('the oracle reads what the runner would carry out', () => {
  test.each([
    ['::error::x', 'error'],
    ['  ::ERROR file=a::x', 'error'],
    ['\u3000\u0085::add-mask::a', 'add-mask'],
    ['text ##[add-mask]a', 'add-mask'],
    ['text\r::set-output name=a::b', 'set-output'],
    ['::unknown::x ##[debug]y', 'debug'],
  ])('%j holds the command %s', (output, name) => {
    expect(runnerCommands(output).map((command) => command.name)).toEqual([name]);
  });

  test.each(['text ::error::x', '::error', '# #[error]x', '##[error', '::unknown::x', '\ufeff::error::x'])(
    '%j holds none',
    (output) => {
      expect(runnerCommands(output)).toEqual([]);
    },
  );

  test('escapes in properties and data are undone', () => {
    expect(runnerCommands('::error file=a%3Ab%2Cc,line=3::50 %25%0Amore')).toEqual([
      { name: 'error', properties: { file: 'a:b,c', line: '3' }, data: '50 %\nmore' },
    ]);
  });
});
