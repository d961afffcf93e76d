import { getAssetUrls } from '@tldraw/assets/selfHosted';

/** The canvas's fonts, icons and translations, served by us: `scripts/copyBoardAssets.mjs` puts them there. */
export const boardAssetUrls = getAssetUrls({ baseUrl: '/tldraw' });
