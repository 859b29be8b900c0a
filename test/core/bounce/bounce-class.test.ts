import { expect, test } from 'vitest';
import {
  bounceClasses,
  consequenceOf,
  kindOf,
  temporaryTwin,
} from '../../../src/core/bounce/bounce-class.ts';

test('hard classes suppress at once, blocks never do, and of the rest only a complaint does', () => {
  for (const name of bounceClasses) {
    const { action } = consequenceOf(name);
    if (kindOf(name) === 'hard') expect(action, name).toBe('suppress-now');
    if (kindOf(name) === 'block') expect(action, name).toBe('never');
    if (kindOf(name) === 'soft') expect(action, name).not.toBe('suppress-now');
    if (kindOf(name) === 'none') expect(action, name).toBe(name === 'feedback' ? 'suppress-now' : 'never');
  }
});

test('what counts towards a suppression needs at least two campaigns', () => {
  for (const name of bounceClasses) {
    const consequence = consequenceOf(name);
    if (consequence.action === 'suppress-after') expect(consequence.campaigns, name).toBeGreaterThan(1);
  }
});

test('every hard class has a twin for now, which is soft', () => {
  for (const name of bounceClasses.filter((hard) => kindOf(hard) === 'hard')) {
    const twin = temporaryTwin.get(name);
    expect(twin === undefined ? null : kindOf(twin), name).toBe('soft');
  }
});
