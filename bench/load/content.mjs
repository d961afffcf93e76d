// What is on the boards, for every server the same: shapes with these fields, dragged by authors who have
// shapes of their own.

/** Authors whose edits are made beforehand. */
export const AUTHORS = 20;

/** A drag: so many positions of one shape, then the next shape. */
const STEPS_PER_DRAG = 200;

/** A board has at least this many shapes, so that every author has some. */
const SHAPES_PER_AUTHOR = 25;

/** The fields of a shape as tldraw's validator wants them, without its place. */
export function shapeRecord(index) {
  return {
    id: shapeId(index),
    typeName: 'shape',
    type: 'geo',
    parentId: 'page:page',
    index: `a${letters(index)}`,
    x: 0,
    y: 0,
    rotation: 0,
    isLocked: false,
    opacity: 1,
    props: {
      geo: 'rectangle',
      dash: 'draw',
      url: '',
      w: 160,
      h: 90,
      growY: 0,
      scale: 1,
      labelColor: 'black',
      color: 'blue',
      fill: 'semi',
      size: 'm',
      font: 'draw',
      align: 'middle',
      verticalAlign: 'middle',
      richText: { type: 'doc', content: [{ type: 'paragraph' }] },
    },
    meta: {},
  };
}

/** A shape's id. */
export const shapeId = (index) => `shape:${String(index).padStart(6, '0')}`;

/** The shape that an author drags with the edit of this number. */
export function draggedShape(author, number) {
  return author * SHAPES_PER_AUTHOR + (Math.floor(number / STEPS_PER_DRAG) % SHAPES_PER_AUTHOR);
}

/** Whose a shape is. */
export const authorOfShape = (index) => Math.floor(index / SHAPES_PER_AUTHOR);

/** A fractional index that sorts like the number. */
function letters(index) {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  let text = '';
  for (let rest = index, i = 0; i < 3; i++) {
    text = digits[rest % digits.length] + text;
    rest = Math.floor(rest / digits.length);
  }
  return `${text}V`;
}
