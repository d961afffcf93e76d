// Plain tldraw with a board's records: what our canvas is compared with.
import { getAssetUrls } from '@tldraw/assets/selfHosted';
import { createRoot } from 'react-dom/client';
import { createTLStore, defaultBindingUtils, defaultShapeUtils, type TLRecord, Tldraw } from 'tldraw';
import 'tldraw/tldraw.css';
import { makeShapes } from '../board/shapes';

const wanted = new URLSearchParams(location.search);
const store = createTLStore({ shapeUtils: defaultShapeUtils, bindingUtils: defaultBindingUtils });
store.ensureStoreIsUsable();
store.mergeRemoteChanges(() => store.put(makeShapes(Number(wanted.get('count'))) as TLRecord[]));

const place = document.getElementById('board') as HTMLElement;
place.style.cssText = `position:absolute;left:${wanted.get('x')}px;top:${wanted.get('y')}px;width:${wanted.get('w')}px;height:${wanted.get('h')}px`;
createRoot(place).render(
  <Tldraw
    store={store}
    assetUrls={getAssetUrls({ baseUrl: '/tldraw' })}
    onMount={(editor) => {
      const bounds = editor.getCurrentPageBounds();
      if (bounds) editor.zoomToBounds(bounds, { targetZoom: 1, inset: 72, immediate: true });
    }}
  />,
);
