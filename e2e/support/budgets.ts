/**
 * What opening a room may cost, until the first stroke can be drawn: in a browser that has never been here, on
 * the production build. Whoever exceeds it loads what is not needed for that stroke later (`dynamic`,
 * `import()`), or raises it here and says for what.
 */
export const ROOM_BUDGET = {
  /**
   * Kilobytes (1,000 bytes) of scripts as they come over the wire; 827 when this was set. tldraw with its text
   * editor is 440 of them, React and Next 190, Yjs and the sync 30; the rest is ours.
   */
  scriptKilobytes: 900,
  /**
   * Requests of any kind; 79 when this was set: 32 scripts, and in the background the canvas's 16 fonts and 19
   * icons.
   */
  requests: 90,
};

/** What none of these scripts may hold, and a text by which it is known: it is fetched when somebody asks for it. */
export const NOT_BEFORE_THE_FIRST_STROKE = {
  'the library that writes PDFs': 'Unknown font format',
  'the export dialog': 'Export the board',
  'the library that reads Markdown': 'micromark',
  'the schema library': 'ZodError',
};
