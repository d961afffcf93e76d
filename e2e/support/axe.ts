import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What a page's audience could not perceive or use, by WCAG 2.2 A and AA. tldraw's own canvas is left out. */
export function violations(page: Page): Promise<string[]> {
  return violationsIn(new AxeBuilder({ page }).exclude('.tl-container'));
}

/** The same for what `axe` includes. */
export async function violationsIn(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.withTags(WCAG).analyze();
  return violations.flatMap((found) => found.nodes.map((node) => `${found.id}: ${node.target.join(' ')}`));
}
