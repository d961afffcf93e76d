// Plain tldraw with a board's records: what our canvas is compared with.
import { getAssetUrls } from '@tldraw/assets/selfHosted';
import { createRoot } from 'react-dom/client';
import { createTLStore, defaultBindingUtils, defaultShapeUtils, type TLRecord, Tldraw } from 'tldraw';
import 'tldraw/tldraw.css';
import { MAX_SHAPES } from '@/lib/board/bounds';
import { FIRST_DOCUMENT, FIRST_PAGE } from '@/lib/board/repair';
import { makeShapes } from '../board/shapes';

/** A stroke is drawn on a board that has more than tldraw's own limit. */
const OPTIONS = { maxShapesPerPage: MAX_SHAPES };

const wanted = new URLSearchParams(location.search);
const store = createTLStore({ shapeUtils: defaultShapeUtils, bindingUtils: defaultBindingUtils });
const records: TLRecord[] = [FIRST_DOCUMENT, FIRST_PAGE, ...makeShapes(Number(wanted.get('count')))];
store.loadStoreSnapshot({
  schema: store.schema.serialize(),
  store: Object.fromEntries(records.map((record) => [record.id, record])) as never,
});

const place = document.getElementById('board') as HTMLElement;
place.style.cssText = `position:absolute;left:${wanted.get('x')}px;top:${wanted.get('y')}px;width:${wanted.get('w')}px;height:${wanted.get('h')}px`;
createRoot(place).render(
  <Tldraw
    store={store}
    assetUrls={getAssetUrls({ baseUrl: '/tldraw' })}
    options={OPTIONS}
    onMount={(editor) => {
      const bounds = editor.getCurrentPageBounds();
      if (bounds) editor.zoomToBounds(bounds, { targetZoom: 1, inset: 72, immediate: true });
    }}
  />,
);
