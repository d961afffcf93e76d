type Size = { w: number; h: number };
type Place = Size & { x: number; y: number };

const GAP = 24;

/**
 * Where pictures go that are placed at once: about a point, in rows of about as many as there are rows, each no
 * larger than `most` in its own proportions. All in the page's pixels.
 */
export function layOutPictures(sizes: readonly Size[], point: { x: number; y: number }, most: Size): Place[] {
  const fitted = sizes.map(({ w, h }) => {
    const scale = Math.min(1, most.w / w, most.h / h);
    return { w: w * scale, h: h * scale };
  });
  const columns = Math.ceil(Math.sqrt(fitted.length));
  const places: Place[] = [];
  let y = 0;
  for (let start = 0; start < fitted.length; start += columns) {
    let x = 0;
    const row = fitted.slice(start, start + columns);
    for (const size of row) {
      places.push({ ...size, x, y });
      x += size.w + GAP;
    }
    y += Math.max(...row.map(({ h }) => h)) + GAP;
  }
  const width = Math.max(...places.map(({ x, w }) => x + w));
  const height = y - GAP;
  return places.map((place) => ({
    ...place,
    x: place.x + point.x - width / 2,
    y: place.y + point.y - height / 2,
  }));
}
