import { expect, test } from 'vitest';
import { compileAtOnce } from '../../scripts/compile-at-once.ts';

test('the functions of modules get parentheses, and nothing else does', () => {
  expect(compileAtOnce('var m={12:(e,t)=>{t.x=()=>1},7:function(e){e.y={a:()=>2}}};')).toBe(
    'var m={12:((e,t)=>{t.x=()=>1}),7:(function(e){e.y={a:()=>2}})};',
  );
  expect(compileAtOnce('export const modules={3:e=>{}};')).toBe('export const modules={3:(e=>{})};');
});

test.each([
  ['functions under names', 'var o={a:()=>1,b:()=>2};'],
  ['functions that have some', 'var m={1:(()=>1)};'],
  ['an object with anything else', 'var m={1:()=>1,b:2};'],
  ['tables inside of functions', 'function f(){return {1:()=>1}}'],
])('%s stay as they are', (_, code) => {
  expect(compileAtOnce(code)).toBe(code);
});

test('the code does what it did', () => {
  const code =
    'const m={1:(o)=>{o.sum=(a,b)=>a+b},2:(o)=>{o.text="("+o.sum(1,2)}};const o={};m[1](o);m[2](o);';
  const run = (text: string): unknown => new Function(`${text};return o.text`)();
  expect(run(compileAtOnce(code))).toBe(run(code));
});
