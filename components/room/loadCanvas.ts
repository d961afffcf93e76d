/** Loads the live canvas; asking again costs nothing. */
export const loadCanvas = () => import('@/components/board/BoardCanvas').then((module) => module.BoardCanvas);
