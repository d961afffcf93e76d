import { defaultShapeUtils, type TLAnyShapeUtilConstructor } from 'tldraw';
import { ComponentShapeUtil } from './components/ComponentShapeUtil';

/** The shapes that boards have beyond tldraw's own, or instead of them. */
export const boardShapeUtils: TLAnyShapeUtilConstructor[] = [ComponentShapeUtil];

/** All shapes of a board, for an editor that is made by hand. */
export const allShapeUtils: TLAnyShapeUtilConstructor[] = [
  ...defaultShapeUtils.filter(({ type }) => !boardShapeUtils.some((util) => util.type === type)),
  ...boardShapeUtils,
];
