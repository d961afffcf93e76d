import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { errorOfChild } from './protocol';

const line = (value: object) => `noise\n\ndrawbridge-database-error ${JSON.stringify(value)}\n`;

describe('errorOfChild', () => {
  it('is the error that the process ended with', () => {
    expect(
      errorOfChild(line({ reason: 'disk_full', message: 'The disk is full.' }), 1, 'It stopped'),
    ).toMatchObject({
      reason: 'disk_full',
      message: 'The disk is full.',
    });
  });

  it('names an error that nobody foresaw', () => {
    expect(errorOfChild(line({ reason: null, message: 'TypeError: x' }), 1, 'It stopped').message).toBe(
      'It stopped: TypeError: x',
    );
  });

  it('says how a process ended that said nothing, or something else', () => {
    expect(errorOfChild('', 'SIGKILL', 'It stopped').message).toBe('It stopped: it was ended by SIGKILL.');
    expect(errorOfChild('Cannot find module x\n', 1, 'It stopped').message).toBe(
      'It stopped: it ended with code 1, saying: Cannot find module x.',
    );
  });

  it('reads what a process writes that ends at once', () => {
    const script = `
      require('node:fs').writeSync(2, '\\ndrawbridge-database-error {"reason":"lost","message":"gone"}\\n');
      process.exit(1);`;
    const { stderr, status } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
    expect(errorOfChild(stderr, status, 'It stopped')).toMatchObject({ reason: 'lost', message: 'gone' });
  });
});
