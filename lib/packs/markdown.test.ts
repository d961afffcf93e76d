import { describe, expect, it } from 'vitest';
import { checkMarkdown, readMarkdownLines } from './markdown';

function rules(text: string): string[] {
  const { lines, findings } = readMarkdownLines(text.split('\n'), 1);
  return [...findings, ...checkMarkdown(lines)].map(({ line, rule }) => `${line} ${rule}`);
}

describe('checkMarkdown', () => {
  it.each([
    ['prose', 'Latency is <10 ms, a -> b, 3 < 4, and "x & y".'],
    ['lists, quotations and emphasis', '- **a**\n- _b_\n\n> said\n\n| a | b |\n|---|---|'],
    ['code', 'Use `List<String>` and ``a ` b <c>``.'],
    ['fenced code', '```html\n<script>x</script>\n![a](b)\n```\n\n~~~\n<b>\n~~~'],
    ['a link', 'See [the page](https://example.com/a?b=c#d).'],
    ['an array in prose', 'The pair [a, b] (in this order).'],
  ])('accepts %s', (_, text) => {
    expect(rules(text)).toEqual([]);
  });

  it.each([
    ['a script', '<script>alert(1)</script>', ['1 html']],
    ['a closing tag', 'a</b>', ['1 html']],
    ['a comment', 'a\n<!-- b -->', ['2 html']],
    ['an upper-case tag with an attribute', 'x <IMG src=x onerror=y>', ['1 html']],
    ['an address in angle brackets', '<https://example.com>', ['1 html']],
    ['HTML in indented code, which readers take differently', 'a\n    <b>', ['2 html']],
    ['an image', '![a](https://example.com/a.png)', ['1 image']],
    ['an image by reference', '![a][b]', ['1 image']],
    ['a script link', '[a](javascript:alert(1))', ['1 link']],
    ['a script link with an entity', '[a](java&#115;cript:alert(1))', ['1 link']],
    ['a script link on the next line', '[a](\njavascript:alert(1))', ['1 link']],
    ['a data link', '[a](data:text/html,x)', ['1 link']],
    ['a relative link', '[a](/settings)', ['1 link']],
    ['a plain http link', '[a](http://example.com)', ['1 link']],
    ['an address given elsewhere', '[a]: https://example.com', ['1 link']],
    ['code that is not closed on its line', 'a ` b\nc `<b>` d', ['1 code']],
    ['an escaped backtick before HTML', '\\`<b>\\`', ['1 code']],
    ['a fence that is not closed', '```\na', ['1 code']],
    ['a fence within a list', '- ```\n  a\n  ```', ['1 code', '3 code', '1 code', '3 code']],
    ['an indented fence that would end one early', '```\n  ```\n<b>\n```', ['2 code']],
    ['a fence behind a quotation mark', '> ```\n> a', ['1 code', '1 code']],
  ])('refuses %s', (_, text, expected) => {
    expect(rules(text).sort()).toEqual([...expected].sort());
  });

  it('takes hostile lines in good time', () => {
    const started = performance.now();
    const runs = Array.from({ length: 120 }, (_, index) => '`'.repeat(index + 1)).join(' ');
    rules([runs, '`'.repeat(8000), '[x]('.repeat(2000), '> '.repeat(4000), '<'.repeat(8000)].join('\n'));
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
