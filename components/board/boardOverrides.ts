import type { TLUiOverrides } from 'tldraw';
import { paletteTool } from './components/PaletteToolbarItem';
import { PLACE_TOOL } from './components/PlaceTool';
import { boardFileActions } from './export/boardFileActions';

/** Tools that place what other servers send. */
const NO_TOOLS = ['asset', 'embed'];

/** What would fetch from elsewhere, make pictures, or is decided for the whole site. */
const NO_ACTIONS = [
  'insert-media',
  'insert-embed',
  'open-embed-link',
  'convert-to-bookmark',
  'convert-to-embed',
  'flatten-to-image',
  'image-replace',
  'video-replace',
  'download-original',
  'toggle-dark-mode',
  'toggle-debug-mode',
  'open-cursor-chat',
];

/** The canvas's tools and actions, without what boards do not have. */
export const boardOverrides: TLUiOverrides = {
  tools: (editor, tools) => ({ ...without(tools, NO_TOOLS), [PLACE_TOOL]: paletteTool(editor) }),
  actions: (editor, actions) => ({ ...without(actions, NO_ACTIONS), ...boardFileActions(editor) }),
};

function without<T extends object>(items: T, names: readonly string[]): T {
  return Object.fromEntries(Object.entries(items).filter(([name]) => !names.includes(name))) as T;
}
