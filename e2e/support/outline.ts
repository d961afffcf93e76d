import type { Locator, Page } from '@playwright/test';
import { boardReady, expect } from './story';

/** A diagram of components, as the server writes it. */
export const MERMAID = `flowchart LR
  subgraph europe["Europe"]
    orders["Orders<br/>×3"]:::service
    ledger[("Ledger")]:::relational
  end
  app(["App"]):::mobile
  api_gateway["API gateway"]:::apiGateway
  order_events[["Order events"]]:::stream
  orders -->|"writes (sync)"| ledger
  orders ==> order_events
  app --> api_gateway
  api_gateway -->|"REST (sync)"| orders
  class europe region
`;

/** What a screen reader says of that diagram. */
export const READ_ALOUD = [
  'Europe, Region; 2 inside',
  'Orders, Service, 3 replicas; reached from API gateway',
  'Arrow to Ledger: writes, Synchronous call',
  'Arrow to Order events: Stream',
  'Ledger, Relational database; reached from Orders',
  'App, Mobile app',
  'Arrow to API gateway',
  'API gateway; reached from App',
  'Arrow to Orders: REST, Synchronous call',
  'Order events, Stream; reached from Orders',
];

export const panel = (page: Page): Locator => page.getByRole('complementary', { name: 'Outline' });
export const lines = (page: Page): Locator => page.getByRole('treeitem');

export async function newSketch(page: Page): Promise<void> {
  await page.goto('/sketches');
  await page.getByRole('button', { name: 'New sketch' }).first().click();
  await boardReady(page);
}

export async function openOutline(page: Page): Promise<void> {
  if (!(await panel(page).isVisible()))
    await page.getByRole('button', { name: 'Outline', exact: true }).click();
  await expect(panel(page)).toBeVisible();
}

/** What a screen reader says of each line. */
export async function readAloud(page: Page): Promise<string[]> {
  return lines(page).evaluateAll((items) => items.map((item) => item.getAttribute('aria-label') ?? ''));
}

/** The board as the server writes it, once all is saved. */
export async function mermaidOf(page: Page): Promise<string> {
  await expect(page.locator('[data-save]')).toHaveText(/Saved/);
  const roomId = new URL(page.url()).pathname.split('/').at(-1);
  const answer = await page.request.get(`/api/rooms/${roomId}/board?format=mermaid`);
  expect(answer.headers()['content-type']).toContain('mermaid');
  return answer.text();
}

/** Pairs of components on the canvas that lie over each other. */
export async function overlaps(page: Page): Promise<string[]> {
  return page.locator('.tl-canvas .tl-shape[data-shape-type=component]').evaluateAll((elements) => {
    const boxes = elements.map((element) => element.getBoundingClientRect());
    return boxes.flatMap((a, i) =>
      boxes
        .slice(i + 1)
        .filter(
          (b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1,
        )
        .map(() => String(i)),
    );
  });
}
