import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { surviveLostOutput } from './surviveLostOutput';

it('takes an output that nobody reads for no failure of the process', () => {
  const output = new PassThrough();
  const lost = () => output.emit('error', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
  expect(lost).toThrow('EPIPE');
  surviveLostOutput([output]);
  expect(lost).not.toThrow();
});
