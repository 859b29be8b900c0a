import { expect, test } from 'vitest';
import { sniffDelimiter } from '../../../src/core/list/sniff-delimiter.ts';

test.each([
  { rule: 'none means comma', text: 'email\na@b.c;d\n', delimiter: ',' },
  { rule: 'no text means comma', text: '', delimiter: ',' },
  { rule: 'the most frequent wins', text: 'a,b;c;d\n', delimiter: ';' },
  { rule: 'tab is one', text: 'a\tb\tc,d\n', delimiter: '\t' },
  { rule: 'a bar is one', text: 'a|b|c\n', delimiter: '|' },
  { rule: 'comma wins a tie', text: 'a;b,c\n', delimiter: ',' },
  { rule: 'semicolon wins a tie against tab and bar', text: 'a|b\tc;d\n', delimiter: ';' },
  { rule: 'tab wins a tie against bar', text: 'a|b\tc\n', delimiter: '\t' },
  { rule: 'those inside quotes do not count', text: '"a,b,c,d";e;f\n', delimiter: ';' },
  { rule: 'only the first record counts', text: 'a;b\n1,2,3,4\n', delimiter: ';' },
  { rule: 'the first record may span lines', text: '"x\n,,,,";b;c\n', delimiter: ';' },
  { rule: 'lines of white space are no record', text: '\r\n \t \r\na;b\n', delimiter: ';' },
  { rule: 'a tab at the start of the record counts', text: '\n\tb,\tc\n', delimiter: '\t' },
  { rule: 'a header cell may hold other delimiters', text: 'email;name, first, last\n', delimiter: ';' },
  {
    rule: 'the header word may be quoted and in capitals',
    text: '"E-Mail";" name, first, last "\n',
    delimiter: ';',
  },
  {
    rule: 'the header word may have white space around it',
    text: 'a, b, c; Email Address \n',
    delimiter: ';',
  },
  {
    rule: 'a header word in another cell decides too',
    text: 'name, first, last|recipient\n',
    delimiter: '|',
  },
  { rule: 'an address without header decides', text: 'a@b.c;Smith, John, Dr\n', delimiter: ';' },
  { rule: 'an at sign next to a space is no address', text: 'call us @ noon,x;b;c\n', delimiter: ';' },
  {
    rule: 'the most frequent wins among those that find the address',
    text: 'a;email;b,email\n',
    delimiter: ';',
  },
  {
    rule: 'a first record with an open quote is judged by the fields before it',
    text: 'email|"a,b,c\n',
    delimiter: '|',
  },
  { rule: 'comma wins a tie, also where it leaves a quote open', text: 'a;"b,"c\n', delimiter: ',' },
  {
    rule: 'the last cell of a record that the text ends decides too',
    text: 'name, first, last|recipient',
    delimiter: '|',
  },
])('$rule: $text', ({ text, delimiter }) => {
  expect(sniffDelimiter(Buffer.from(text))).toBe(delimiter);
});
