/**
 * What opening a room may cost, until the first stroke can be drawn: in a browser that has never been here, on
 * the production build. Whoever exceeds it loads what is not needed for that stroke later (`dynamic`,
 * `import()`), or raises it here and says for what.
 */
export const ROOM_BUDGET = {
  /**
   * Kilobytes (1,000 bytes) of scripts as they come over the wire. tldraw with its text editor is about 480 of
   * them, React and Next 130, Yjs and the sync 60; the rest is ours.
   */
  scriptKilobytes: 900,
  /** Requests of any kind: the page, scripts, styles, fonts, icons, and what the room asks of the server. */
  requests: 60,
};

/** What none of these scripts may hold: it is fetched when somebody asks for it. */
export const NOT_BEFORE_THE_FIRST_STROKE = {
  'the PDF writer': 'fontkit',
  'the export dialog': 'Export the board',
  'reading and writing of packs': 'yaml',
};
