import { dateString, num, PdfFile } from '@/lib/board/pdf/pdfFile';
import { bindPages, type PdfPage } from '@/lib/board/pdf/pdfFont';
import type { RenderedPage, Work } from '../renderPage';
import { SvgDrawer } from './drawSvg';
import { PdfFonts } from './fonts';
import { PageWriter } from './pageWriter';
import { readColor } from './paint';

/** Points of a pixel: a board is as large on paper as on a screen of 96 pixels an inch. */
const POINT = 0.75;

/** The longest side that a page of a PDF may have, in points. */
const MAX_SIDE = 14_400;

/** Makes a PDF with a page for each page of the board: lines stay lines, and text stays text. */
export async function makePdf(
  pages: readonly RenderedPage[],
  about: { title: string; created: Date },
  { signal, onProgress }: Work,
): Promise<Blob> {
  const file = new PdfFile();
  const fonts = new PdfFonts(file);
  const bound: PdfPage[] = [];
  const all = pages.reduce((sum, { svg }) => sum + svg.querySelectorAll('*').length, 0);
  let before = 0;
  for (const page of pages) {
    const elements = page.svg.querySelectorAll('*').length;
    bound.push(
      await makePage(file, fonts, page, async (drawn) => {
        signal.throwIfAborted();
        onProgress((before + drawn) / all);
        await new Promise((resolve) => setTimeout(resolve, 0));
      }),
    );
    before += elements;
  }
  await fonts.embed();
  signal.throwIfAborted();
  const bytes = bindPages(file, bound, { title: about.title, created: dateString(about.created) });
  return new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/pdf' });
}

async function makePage(
  file: PdfFile,
  fonts: PdfFonts,
  { name, svg, width, height }: RenderedPage,
  pause: (elements: number) => Promise<void>,
): Promise<PdfPage> {
  // The fonts are in the document already, and the picture's own are not drawn.
  for (const style of svg.querySelectorAll('style')) style.remove();
  const elements = [...svg.children];
  // Laid out in portions, by whoever draws them.
  svg.replaceChildren(...elements.filter(({ tagName }) => tagName === 'defs'));
  const host = document.createElement('div');
  host.inert = true;
  host.style.cssText = 'all:initial;position:fixed;left:-99999px;top:0';
  host.attachShadow({ mode: 'open' }).append(svg);
  document.body.append(host);
  try {
    const scale = Math.min(POINT, MAX_SIDE / Math.max(width, height));
    const { x, y } = svg.viewBox.baseVal;
    const writer = new PageWriter(file, [x, y, x + width, y + height]);
    const background = readColor(getComputedStyle(svg).backgroundColor);
    if (background) {
      writer.saved(() => {
        writer.fillColor(background);
        writer.box(width * scale, height * scale);
      });
    }
    writer.transform({ a: scale, b: 0, c: 0, d: -scale, e: -x * scale, f: (height + y) * scale });
    await new SvgDrawer(svg, writer, fonts, pause).draw(elements);
    const content = await file.addStream('', writer.content);
    return {
      name,
      width: Number(num(width * scale)),
      height: Number(num(height * scale)),
      content,
      resources: writer.resources,
    };
  } finally {
    svg.remove();
    host.remove();
  }
}
