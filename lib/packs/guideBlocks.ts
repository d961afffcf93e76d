import { readMarkdownLines } from './markdown';

/** A piece of a guide's section: a heading, a list item or a paragraph on its lines, or fenced code. */
export type GuideBlock = {
  kind: 'heading' | 'bullet' | 'numbered' | 'paragraph' | 'code';
  /** The text without its mark; of code, the lines between the fences. */
  text: string;
  /** The number of a numbered item, the language of code; empty otherwise. */
  mark: string;
  /** The line on which it begins, from 0 within the section. */
  line: number;
};

/**
 * Splits a section into blocks as guides are written: third-level headings, lists whose items are one line
 * each, paragraphs, fenced code. Anything else of Markdown is a paragraph here.
 */
export function readBlocks(markdown: string): GuideBlock[] {
  const blocks: GuideBlock[] = [];
  let open: GuideBlock | null = null;
  const { lines } = readMarkdownLines(markdown.split('\n'), 0);
  for (const { number: line, text, code } of lines) {
    if (code) {
      if (open?.kind !== 'code') {
        open = { kind: 'code', text: '', mark: text.replace(/^[`~]+/, '').trim(), line };
        blocks.push(open);
      } else if (/^(`{3,}|~{3,})\s*$/.test(text)) open = null;
      else open.text += open.text === '' ? text : `\n${text}`;
      continue;
    }
    const block: GuideBlock | null = lineBlock(text, line);
    if (block === null) open = null;
    else if (block.kind === 'paragraph' && open?.kind === 'paragraph') open.text += `\n${block.text}`;
    else {
      blocks.push(block);
      open = block;
    }
  }
  return blocks;
}

function lineBlock(text: string, line: number): GuideBlock | null {
  if (text.trim() === '') return null;
  const heading = /^### +(.*\S)/.exec(text);
  if (heading?.[1]) return { kind: 'heading', text: heading[1], mark: '', line };
  const bullet = /^[-*] +(.*\S)/.exec(text);
  if (bullet?.[1]) return { kind: 'bullet', text: bullet[1], mark: '', line };
  const numbered = /^(\d{1,3})[.)] +(.*\S)/.exec(text);
  if (numbered?.[1] && numbered[2]) return { kind: 'numbered', text: numbered[2], mark: numbered[1], line };
  return { kind: 'paragraph', text: text.trim(), mark: '', line };
}
