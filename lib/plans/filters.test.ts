import { describe, expect, it } from 'vitest';
import { type PlanAddress, readPlanAddress, writePlanAddress } from './filters';

const read = (query: string) => readPlanAddress(new URLSearchParams(query));

describe('the address of the plans', () => {
  it('says every filter and reads back as the same', () => {
    const address: PlanAddress = { search: 'storage & "queues"', level: 'staff', archived: true };
    expect(read(writePlanAddress(address))).toEqual(address);
    expect(read(writePlanAddress({ level: 'mid' }))).toEqual({ level: 'mid' });
    expect(writePlanAddress({ search: '', archived: false })).toBe('');
  });

  it('leaves out what makes no sense', () => {
    expect(read('q=+x+&level=all&archived=yes')).toEqual({ search: 'x' });
    expect(read(`q=${'x'.repeat(300)}&level=&archived=0`)).toEqual({});
  });
});
