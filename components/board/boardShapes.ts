import { defaultShapeUtils, type TLAnyShapeUtilConstructor, type TLStateNodeConstructor } from 'tldraw';
import { ComponentShapeUtil } from './components/ComponentShapeUtil';
import { EstimateShapeUtil } from './estimate/EstimateShapeUtil';
import { EstimateTool } from './estimate/EstimateTool';

/** The shapes that boards have beyond tldraw's own, or instead of them. */
export const boardShapeUtils: TLAnyShapeUtilConstructor[] = [ComponentShapeUtil, EstimateShapeUtil];

/** The tools that boards have beyond tldraw's own. */
export const boardTools: TLStateNodeConstructor[] = [EstimateTool];

/** All shapes of a board, for an editor that is made by hand. */
export const allShapeUtils: TLAnyShapeUtilConstructor[] = [
  ...defaultShapeUtils.filter(({ type }) => !boardShapeUtils.some((util) => util.type === type)),
  ...boardShapeUtils,
];
