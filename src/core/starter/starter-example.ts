import { formatDay } from '../list/parse-day.ts';
import type { StarterFile } from './starter-file.ts';

/** Where the example list is written. */
export const exampleList = 'lists/example.csv';

/** Where the example of a suppression file is written. */
export const exampleSuppressions = 'suppressions/example.csv';

const people =
  'ada ben cleo dan eva finn greta hugo ida jon kim lena max nora otto pia quinn rosa sam tess'.split(' ');

const newsSignUp = 400;
const lastSend = 12;

/**
 * A list of twenty invented people who were mailed twelve days before `today`, and three others who are suppressed and
 * not on it, so that the example passes whenever it is written.
 */
export function starterExample(today: number): readonly StarterFile[] {
  const delivered = formatDay(today - lastSend);
  const rows = people.map((name, index) => {
    const source = index % 4 === 3 ? 'fair-2026' : 'web';
    return `${name}@customer.example,${source},${formatDay(today - newsSignUp + index)},${delivered}\n`;
  });
  const suppressed = [
    `gone@customer.example,hard-bounce,${delivered}\n`,
    `no-thanks@customer.example,unsubscribe,${delivered}\n`,
    `enough@customer.example,complaint,${formatDay(today - 1)}\n`,
  ];
  return [
    { path: exampleList, text: `email,source,opted_in_at,last_delivered_at\n${rows.join('')}` },
    { path: exampleSuppressions, text: `email,reason,created_at\n${suppressed.join('')}` },
  ];
}
