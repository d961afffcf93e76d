const FIRST_CAPACITY = 8;

/**
 * Numbers in a row, to which more can be added. For many of them: an array of the language keeps each number
 * above 2³¹, as half of all client ids are, as an object of its own.
 */
export class NumberList {
  #numbers = new Float64Array(FIRST_CAPACITY);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  add(number: number): void {
    if (this.#length === this.#numbers.length) {
      const longer = new Float64Array(2 * this.#length);
      longer.set(this.#numbers);
      this.#numbers = longer;
    }
    this.#numbers[this.#length++] = number;
  }

  /** What is in it so far, not copied. */
  toArray(): Float64Array {
    return this.#numbers.subarray(0, this.#length);
  }
}
