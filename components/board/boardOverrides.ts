import type { TLUiOverrides } from 'tldraw';
import { ESTIMATE } from '@/lib/board/estimate/shape';
import { authorsActions } from './authors/authorsActions';
import { companyActions } from './company/companyActions';
import { paletteTool } from './components/PaletteToolbarItem';
import { PLACE_TOOL } from './components/PlaceTool';
import { estimateTool } from './estimate/EstimateToolbarItem';
import { boardFileActions } from './export/boardFileActions';
import { outlineAction } from './outline/outlineState';
import { roomPicturesOf } from './pictures/roomPictures';

/** Tools that place what other servers send. */
const NO_TOOLS = ['embed'];

/** Chooses pictures, for the tool of the toolbar and by its key. */
const PICTURE_ACTION = 'insert-media';

/** What would fetch from elsewhere, make pictures of shapes, or is decided for the whole site. */
const NO_ACTIONS = [
  'insert-embed',
  'open-embed-link',
  'convert-to-bookmark',
  'convert-to-embed',
  'flatten-to-image',
  'video-replace',
  'toggle-dark-mode',
  'toggle-debug-mode',
  'open-cursor-chat',
];

/** The canvas's tools and actions, without what boards do not have. */
export const boardOverrides: TLUiOverrides = {
  tools(editor, tools) {
    const { asset, ...others } = without(tools, NO_TOOLS);
    return {
      ...others,
      ...(asset && roomPicturesOf(editor.store) ? { asset: { ...asset, label: 'Picture' } } : {}),
      [PLACE_TOOL]: paletteTool(editor),
      [ESTIMATE]: estimateTool(editor),
    };
  },
  actions: (editor, actions) => ({
    ...without(actions, roomPicturesOf(editor.store) ? NO_ACTIONS : [...NO_ACTIONS, PICTURE_ACTION]),
    ...boardFileActions(editor),
    ...outlineAction(editor),
    ...companyActions(editor),
    ...authorsActions(editor),
  }),
};

function without<T extends object>(items: T, names: readonly string[]): T {
  return Object.fromEntries(Object.entries(items).filter(([name]) => !names.includes(name))) as T;
}
