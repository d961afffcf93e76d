import { defaultShapeUtils, type TLAnyShapeUtilConstructor, type TLStateNodeConstructor } from 'tldraw';
import { BoundaryShapeUtil } from './components/BoundaryShapeUtil';
import { ComponentShapeUtil } from './components/ComponentShapeUtil';
import { ConnectionShapeUtil } from './components/ConnectionShapeUtil';
import { ConnectTool } from './components/ConnectTool';
import { PlaceTool } from './components/PlaceTool';

/** The shapes that boards have beyond tldraw's own, or instead of them. */
export const boardShapeUtils: TLAnyShapeUtilConstructor[] = [
  ComponentShapeUtil,
  BoundaryShapeUtil,
  ConnectionShapeUtil,
];

/** The tools that boards have beyond tldraw's own. */
export const boardTools: TLStateNodeConstructor[] = [PlaceTool, ConnectTool];

/** All shapes of a board, for an editor that is made by hand. */
export const allShapeUtils: TLAnyShapeUtilConstructor[] = [
  ...defaultShapeUtils.filter(({ type }) => !boardShapeUtils.some((util) => util.type === type)),
  ...boardShapeUtils,
];
