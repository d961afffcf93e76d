import { describe, expect, it } from 'vitest';
import { createTestDatabase, testDatabaseKinds } from './database';

describe.each(await testDatabaseKinds())('createTestDatabase on %s', (kind) => {
  it('gives each caller an empty database of its own', async () => {
    const [first, second] = await Promise.all([createTestDatabase(kind), createTestDatabase(kind)]);
    expect(first.kind).toBe(kind);
    await first.db.workspace.create({ data: { id: 'w', name: 'One' } });
    expect(await first.db.workspace.count()).toBe(1);
    expect(await second.db.workspace.count()).toBe(0);
    await Promise.all([first.drop(), second.drop()]);
  });
});
