import { expect, test } from 'vitest';
import { foldText } from '../../../src/core/bounce/fold-text.ts';

test.each([
  ['plain text', 'plain text'],
  ['Boîte désactivée, Empfänger', 'Boite desactivee, Empfanger'],
  ['ｆｕｌｌ', 'full'],
  [Buffer.from('quizás lleno', 'utf8').toString('latin1'), 'quizas lleno'],
  ['quizás', 'quizas'],
  ['compte bloqué', 'compte bloque'],
  ['désactivé', 'desactive'],
  ['邮箱已满', '邮箱已满'],
])('%j folds to %j', (text, folded) => {
  expect(foldText(text)).toBe(folded);
});

test('no more than 4,096 characters are looked at', () => {
  expect(foldText('x'.repeat(100_000)).length).toBe(4096);
});

test('a character cut in half at the end does not keep a text from being put right', () => {
  const twice = Buffer.from('é'.repeat(5000), 'utf8').toString('latin1').slice(0, 4095);
  expect(foldText(twice)).toMatch(/^e+$/);
});
