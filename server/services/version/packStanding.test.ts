import { expect, it } from 'vitest';
import { packStanding } from './packStanding';

const brought = (packVersionId: string | null, version: number | null) => ({
  currentVersionId: 'current',
  packVersionId,
  packVersion: version === null ? null : { version },
});

it('tells what was changed, and only for that which newer version was brought', () => {
  expect(packStanding(brought(null, null), 3)).toEqual({ changed: false, packUpdate: null });
  expect(packStanding(brought('current', 3), 3)).toEqual({ changed: false, packUpdate: null });
  expect(packStanding(brought('older', 2), 3)).toEqual({ changed: true, packUpdate: null });
  expect(packStanding(brought('newer', 4), 3)).toEqual({ changed: true, packUpdate: 4 });
});
