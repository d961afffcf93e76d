import { cut, type Measure } from '../components/layout';
import type { Area } from '../components/silhouette';
import {
  ASSUMPTIONS_WIDTH,
  BODY_END,
  BOX,
  CAPTION,
  COLUMN,
  GAP,
  HEADER,
  heightFor,
  LEFT,
  OWN,
  PAD,
  PITCH,
  RIGHT,
  TEXT,
  TITLE_X,
  WIDTH,
} from './cardMeasures';
import type { CardBox, CardLayout, CardWords } from './cardTypes';
import { titleOf } from './describe';
import { ESTIMATE_FIELDS, type EstimateField, FIELD_FACTS, MAX_FIELD } from './fields';
import { MAX_FORMULA } from './formula';
import { calculateOwnRows, MAX_ROW_NAME, type OwnResult, ownRowKey, readOwnRows } from './ownRows';
import type { Quantity } from './quantity';
import { calculateEstimate, type EstimateOutcome, type EstimateResult, peakName } from './results';
import type { EstimateProps } from './shape';
import { showQuantity } from './showQuantity';

const MAX_TITLE = 80;
const EXAMPLE_FORMULA = 'e.g. Reads × day × Read size × 20%';
const GROUP_STARTS: ReadonlySet<string> = new Set(['newDay', 'machines']);

/** Puts a card together: every word, where it stands, and where one types. */
export function layOutEstimate(props: EstimateProps, meta: object, measure: Measure): CardLayout {
  const outcome = calculateEstimate(props);
  const rows = calculateOwnRows(readOwnRows(meta), outcome);
  const card = new Card(measure, { w: WIDTH, h: heightFor(rows.length) });
  card.header(props);
  for (const [i, field] of ESTIMATE_FIELDS.entries()) card.field(field, props, outcome, i);
  card.results(outcome);
  card.ownRows(rows);
  return card.layout;
}

/** Where a card is touched: the key of the box there, or null. */
export function boxAt({ boxes }: CardLayout, x: number, y: number): string | null {
  const found = boxes.find(({ area }) => {
    return x >= area.x && x <= area.x + area.w && y >= area.y && y <= area.y + area.h;
  });
  return found?.key ?? null;
}

class Card {
  readonly layout: CardLayout;

  constructor(
    private readonly measure: Measure,
    size: { w: number; h: number },
  ) {
    this.layout = { ...size, words: [], boxes: [], names: [], rules: [] };
  }

  header(props: EstimateProps): void {
    const area = { x: TITLE_X, y: 12, w: WIDTH - TITLE_X - PAD, h: 30 };
    const isUnnamed = props.title.trim() === '';
    this.#box({
      ...{ key: 'title', area, size: TEXT.title, isBold: true, isAtEnd: false, text: props.title },
      ...{ label: 'Title', hint: '', example: 'Estimate', maxLength: MAX_TITLE, why: null },
    });
    this.#say(titleOf(props), area.x, 33, {
      ...{ size: TEXT.title, isBold: true, box: 'title', width: area.w },
      tone: isUnnamed ? 'muted' : 'ink',
    });
    this.layout.rules.push([0, HEADER, WIDTH, HEADER]);
    const bottom = BODY_END;
    this.layout.rules.push([ASSUMPTIONS_WIDTH, HEADER, ASSUMPTIONS_WIDTH, bottom]);
    this.#caption('Assumptions', LEFT.x, HEADER);
  }

  field(field: EstimateField, props: EstimateProps, { readings }: EstimateOutcome, place: number): void {
    const { label, hint, example } = FIELD_FACTS[field];
    const y = HEADER + CAPTION + place * PITCH;
    const area = { x: LEFT.x + LEFT.w - BOX.w, y: y + 1, ...BOX };
    const reading = readings[field];
    const why = reading.kind === 'bad' ? reading.why : null;
    const text = props[field];
    this.#box({
      ...{ key: field, area, size: TEXT.label, isBold: false, isAtEnd: true },
      ...{ label, hint, example: `e.g. ${example}`, text, maxLength: MAX_FIELD, why },
    });
    const wordsWidth = LEFT.w - BOX.w - 8;
    this.#say(label, LEFT.x, y + 13, { width: wordsWidth });
    // There is place for one of them.
    if (!why)
      this.#say(hint, LEFT.x, y + 27, {
        size: TEXT.detail,
        tone: 'muted',
        width: wordsWidth,
        isDetail: true,
      });
    this.#typed(field, text, `e.g. ${example}`, area, true);
    if (why)
      this.#say(why, LEFT.x, y + 36, { size: TEXT.detail, tone: 'danger', width: LEFT.w, isDetail: true });
    if (field !== 'ratio') this.#name(label, { x: LEFT.x, y, w: wordsWidth, h: PITCH - 8 });
  }

  results({ results, values: { peak } }: EstimateOutcome): void {
    const end = RIGHT.x + RIGHT.w;
    this.#caption('Results', RIGHT.x, HEADER);
    this.#caption('Average', end - COLUMN, HEADER, true);
    this.#caption(
      peak === null ? 'Peak' : `Peak × ${peak.toLocaleString('en', { maximumFractionDigits: 2 })}`,
      end,
      HEADER,
      true,
    );
    let y = HEADER + CAPTION;
    for (const result of results) {
      if (GROUP_STARTS.has(result.key)) {
        this.layout.rules.push([RIGHT.x, y + 1, end, y + 1]);
        y += GAP;
      }
      this.#result(result, y, end);
      y += PITCH;
    }
  }

  #result({ label, value, peak, formula }: EstimateResult, y: number, end: number): void {
    this.#say(label, RIGHT.x, y + 14, {});
    const small = { size: TEXT.detail, tone: 'muted', isDetail: true } as const;
    this.#say(formula, RIGHT.x, y + 29, { ...small, width: RIGHT.w });
    const columns: [string, Quantity | null, number][] =
      peak === undefined
        ? [[label, value, end]]
        : [
            [label, value, end - COLUMN],
            [peakName(label), peak, end],
          ];
    for (const [name, quantity, x] of columns) {
      this.#amount(quantity, x, y + 14);
      this.#name(name, { x: x - COLUMN + 8, y, w: COLUMN - 8, h: 20 });
    }
  }

  ownRows(rows: readonly OwnResult[]): void {
    if (rows.length === 0) return;
    const top = BODY_END;
    this.layout.rules.push([0, top, WIDTH, top]);
    this.#caption('Own rows', PAD, top + 2);
    for (const [i, row] of rows.entries()) this.#ownRow(row, i + 1, top + 2 + CAPTION + i * PITCH);
  }

  #ownRow({ id, name, formula, value, why }: OwnResult, number: number, y: number): void {
    const nameBox = {
      label: `Name of row ${number}`,
      x: PAD,
      w: OWN.nameWidth,
      text: name,
      example: 'e.g. Cache',
      most: MAX_ROW_NAME,
    };
    const formulaBox = {
      ...{ label: `Formula of ${name.trim() || `row ${number}`}`, x: OWN.formulaX, w: OWN.formulaWidth },
      ...{ text: formula, example: EXAMPLE_FORMULA, most: MAX_FORMULA },
    };
    const boxes = [
      ['name', nameBox],
      ['formula', formulaBox],
    ] as const;
    for (const [part, { label, x, w, text, example, most }] of boxes) {
      const key = ownRowKey(id, part);
      const area = { x, y, w, h: BOX.h };
      this.#box({
        ...{ key, area, size: TEXT.label, isBold: false, isAtEnd: false, label, hint: '', example, text },
        ...{ maxLength: most, why: part === 'formula' ? why : null },
      });
      this.#typed(key, text, example, area, false);
    }
    if (why) {
      const width = OWN.formulaWidth;
      this.#say(why, OWN.formulaX, y + 37, { size: TEXT.detail, tone: 'danger', width, isDetail: true });
    }
    this.#amount(value, WIDTH - PAD, y + 18);
    if (name.trim()) this.#name(name.trim(), { x: WIDTH - PAD - COLUMN, y, w: COLUMN, h: BOX.h });
  }

  /** What stands in a box: what was typed, or an example of it. */
  #typed(key: string, text: string, example: string, area: Area, isAtEnd: boolean): void {
    const isEmpty = text.trim() === '';
    this.#say(
      isEmpty ? example : text.replace(/\s+/g, ' ').trim(),
      isAtEnd ? area.x + area.w - 8 : area.x + 8,
      area.y + 17.5,
      {
        ...{ tone: isEmpty ? 'faint' : 'ink', isAtEnd, box: key, width: area.w - 16, isDetail: isEmpty },
      },
    );
  }

  #amount(quantity: Quantity | null, x: number, y: number): void {
    const text = quantity ? showQuantity(quantity) : '–';
    this.#say(text, x, y, {
      size: TEXT.value,
      isBold: true,
      isAtEnd: true,
      tone: quantity ? 'accent' : 'faint',
    });
  }

  #caption(text: string, x: number, top: number, isAtEnd = false): void {
    this.#say(text, x, top + 15, {
      size: TEXT.detail,
      tone: 'muted',
      isBold: true,
      isAtEnd,
      isDetail: true,
    });
  }

  #say(
    text: string,
    x: number,
    y: number,
    look: Partial<Omit<CardWords, 'text' | 'x' | 'y'>> & { width?: number },
  ): void {
    const {
      width,
      size = TEXT.label,
      isBold = false,
      tone = 'ink',
      isAtEnd = false,
      box = null,
      isDetail = false,
    } = look;
    const shown = width === undefined ? text : cut(text, width, (part) => this.measure(part, size, isBold));
    this.layout.words.push({ text: shown, x, y, size, tone, isBold, isAtEnd, box, isDetail });
  }

  #box(box: CardBox): void {
    this.layout.boxes.push(box);
  }

  #name(name: string, area: Area): void {
    this.layout.names.push({ name, area });
  }
}
