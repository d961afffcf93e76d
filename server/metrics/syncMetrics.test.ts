import { Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { createSyncMetrics } from './syncMetrics';

it('shows what the sync server counts and times, and counts on between two looks', async () => {
  const registry = new Registry();
  const metrics = createSyncMetrics(registry);
  metrics.count('edit');
  metrics.count('edit');
  metrics.refuse('readOnly');
  metrics.time('acknowledge', 42);
  expect(await registry.metrics()).toContain('drawbridge_sync_edits_total 2');
  metrics.count('edit');
  const page = await registry.metrics();
  expect(page).toContain('drawbridge_sync_edits_total 3');
  expect(page).toContain('drawbridge_sync_resyncs_total 0');
  expect(page).toContain('drawbridge_sync_refusals_total{rule="readOnly"} 1');
  expect(page).toContain('drawbridge_sync_acknowledge_seconds_bucket{le="0.025"} 0');
  expect(page).toContain('drawbridge_sync_acknowledge_seconds_bucket{le="0.05"} 1');
  expect(page).toContain('drawbridge_sync_acknowledge_seconds_sum 0.042');
});
