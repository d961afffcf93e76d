const LINKS = ['href', 'xlink:href', 'src'];

/**
 * Leaves nothing in a picture that runs, or that comes from anywhere else: no scripts, no handlers, no links, and
 * only such references as lead into the picture itself.
 */
export function sealSvg(svg: SVGSVGElement): void {
  for (const element of svg.querySelectorAll('script, iframe, object, embed, link, animate, set'))
    element.remove();
  for (const element of [svg, ...svg.querySelectorAll('*')]) {
    for (const { name, value } of [...element.attributes]) {
      if (name.startsWith('on')) element.removeAttribute(name);
      else if (LINKS.includes(name) && !/^(#|data:(image|font)\/)/.test(value)) element.removeAttribute(name);
      else if (leadsAway(value)) element.removeAttribute(name);
    }
    element.removeAttribute('class');
    element.removeAttribute('nonce');
    if (element instanceof SVGStyleElement && leadsAway(element.textContent ?? '')) element.remove();
  }
}

function leadsAway(css: string): boolean {
  return /@import|url\(\s*(?!["']?\s*(#|data:))/i.test(css);
}
