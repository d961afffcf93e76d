// What runs in the page that is measured. Each function is sent there as it is, so none uses anything outside.

/** What both pages have of tldraw's editor. */
type Editor = {
  setCamera(camera: { x: number; y: number; z: number }, options: { immediate: boolean }): void;
  getViewportScreenBounds(): { x: number; y: number };
  getShapePageBounds(id: string): { center: { x: number; y: number } } | undefined;
  pageToViewport(point: { x: number; y: number }): { x: number; y: number };
  getCurrentPageShapesSorted(): { id: string }[];
  select(...ids: string[]): void;
  selectNone(): void;
  setCurrentTool(name: string): void;
};

declare global {
  interface Window {
    bench: { editor: Editor; frames: number[] };
  }
}

/** Finds the editor of the canvas on this page: React keeps what it has rendered on its elements. */
export function findEditor(): boolean {
  const element = document.querySelector('.tl-canvas') as unknown as Record<string, unknown> | null;
  const key = element && Object.keys(element).find((name) => name.startsWith('__reactFiber$'));
  type Fiber = { memoizedProps?: { value?: Editor }; return: Fiber | null };
  for (let fiber = key ? (element[key] as Fiber | null) : null; fiber; fiber = fiber.return) {
    const value = fiber.memoizedProps?.value;
    if (typeof value?.setCamera !== 'function') continue;
    window.bench = { editor: value, frames: [] };
    return true;
  }
  return false;
}

/** Puts the camera over the board's middle at half size. */
export function standOverMiddle(): void {
  const { editor } = window.bench;
  editor.setCurrentTool('select');
  editor.selectNone();
  editor.setCamera({ x: -400, y: -300, z: 0.5 }, { immediate: true });
}

/** Turns the wheel once a frame; the intervals between the frames are kept. */
export function pan(steps: number): Promise<number[]> {
  const canvas = document.querySelector('.tl-canvas') as HTMLElement;
  const { left, top, width, height } = canvas.getBoundingClientRect();
  const at = { clientX: left + width / 2, clientY: top + height / 2 };
  return new Promise((resolve) => {
    const frames: number[] = [];
    let last = 0;
    const step = (now: number) => {
      if (last > 0) frames.push(now - last);
      last = now;
      if (frames.length >= steps) return resolve(frames);
      const turn = frames.length % 120 < 60 ? 9 : -9;
      canvas.dispatchEvent(
        new WheelEvent('wheel', { ...at, deltaX: turn, deltaY: turn / 2, bubbles: true, cancelable: true }),
      );
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
}

/** Selects so many shapes in view, and says where the first of them can be taken hold of. */
export function takeShapes(count: number): { x: number; y: number } {
  const { editor } = window.bench;
  const bounds = editor.getViewportScreenBounds();
  const inView = editor
    .getCurrentPageShapesSorted()
    .map(({ id }) => ({ id, center: editor.getShapePageBounds(id)?.center }))
    .map(({ id, center }) => ({ id, at: center && editor.pageToViewport(center) }))
    .filter(({ at }) => at && at.x > 300 && at.x < 1000 && at.y > 120 && at.y < 560)
    .slice(0, count);
  const [first] = inView;
  if (inView.length < count || !first?.at) throw new Error(`Only ${inView.length} shapes are in view.`);
  editor.select(...inView.map(({ id }) => id));
  return { x: bounds.x + first.at.x, y: bounds.y + first.at.y };
}

/** Moves the pointer that is held down once a frame; the intervals between the frames are kept. */
export function drag({ x, y, steps }: { x: number; y: number; steps: number }): Promise<number[]> {
  const canvas = document.querySelector('.tl-canvas') as HTMLElement;
  return new Promise((resolve) => {
    const frames: number[] = [];
    let last = 0;
    const step = (now: number) => {
      if (last > 0) frames.push(now - last);
      last = now;
      if (frames.length >= steps) return resolve(frames);
      const turn = frames.length / 20;
      const init = {
        pointerId: 1,
        pointerType: 'mouse',
        isPrimary: true,
        buttons: 1,
        clientX: x + Math.round(60 * Math.sin(turn)),
        clientY: y + Math.round(40 * (1 - Math.cos(turn))),
        bubbles: true,
        cancelable: true,
      };
      canvas.dispatchEvent(new PointerEvent('pointermove', init));
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
}

/** Installed before the page's own scripts: notes when the canvas could be used, and the longest task. */
export function watchOpening(count: number): void {
  const found = { usable: 0, stroke: 0, whole: 0, longest: 0 };
  const elements = document.getElementsByClassName('tl-shape');
  Object.assign(window, { opening: found });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) found.longest = Math.max(found.longest, duration);
  }).observe({ type: 'longtask', buffered: true });
  const look = () => {
    const isDrawn = document.querySelector(
      '.tl-canvas .tl-shape .tl-svg-container, .tl-canvas .tl-shape svg',
    );
    const canDraw = document.querySelector('[data-testid="tools.draw"]:not([disabled])');
    if (!found.usable && isDrawn && canDraw) found.usable = performance.now();
    if (!found.stroke && document.querySelector('.tl-canvas .tl-shape[data-shape-type="draw"]')) {
      found.stroke = performance.now();
    }
    if (!found.whole && elements.length >= count) found.whole = performance.now();
    if (!found.stroke || !found.whole) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
