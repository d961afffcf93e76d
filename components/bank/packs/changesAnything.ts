import type { PackImportView } from '@/lib/schemas/pack';

/** True if an import would write anything at all. */
export function changesAnything(changes: PackImportView): boolean {
  const { stored, differences, counts, categories, rubrics } = changes;
  const { unchanged: _same, ...others } = counts;
  return (
    stored === null ||
    differences.length > 0 ||
    categories.length > 0 ||
    Object.values(others).some((count) => count > 0) ||
    rubrics.some(({ change }) => change !== 'unchanged')
  );
}
