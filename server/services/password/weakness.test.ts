import { describe, expect, it } from 'vitest';
import { passwordWeakness } from './weakness';

const context = { email: 'robin@example.com', workspaceName: 'Harbour Works' };

describe('passwordWeakness', () => {
  it.each([
    'tin violet ladder marsh',
    'Xk29 qpd8 ZZm1 4hhw',
    '7f3k-29dm-x8q1-pl0e',
    'ÄÖÜ brücke über flüsse 9',
    '#$%&/()=?*+!-_:;.,<>|',
    'ein langer satz ohne sinn',
  ])('accepts %s', (password) => {
    expect(passwordWeakness(password, context)).toBeNull();
  });

  it.each([
    ['aaaaaaaaaaaaaaaaaaa', 'repeats'],
    ['abababababababababa', 'repeats'],
    ['abcabcabcabcabcab', 'repeats'],
    ['hunter22 hunter22', 'repeats'],
    ['!!!!!!!!!!!!!!!!!!', 'repeats'],
    ['1234567890123456', 'sequence'],
    ['qwertyuiopasdfghjkl', 'sequence'],
    ['abcdefghijklmnopqrst', 'sequence'],
    ['zyxwvutsrqponmlkji', 'sequence'],
    ['qwertyuiop 1234567890', 'sequence'],
    ['correct horse battery staple', 'common'],
    ['Correct-Horse-Battery-Staple', 'common'],
    ['P4ssw0rdP4ssw0rdP4ssw0rd'.slice(0, 17), 'repeats'],
    ['thisismyp4ssword', 'common'],
    ['my robin likes bread', 'e-mail'],
    ['harbour works rocks', 'workspace'],
  ])('refuses %s', (password, reason) => {
    expect(passwordWeakness(password, context)).toContain(reason);
  });

  it('lets short personal words occur by chance', () => {
    expect(
      passwordWeakness('tin violet ladder jo marsh', { email: 'jo@a.io', workspaceName: 'tin' }),
    ).toBeNull();
  });
});
