/** Collects bits, the highest first, as H.264 writes them. */
export class Bits {
  #bytes = new Uint8Array(4096);
  #length = 0;
  /** Bits that don't fill a byte yet, and how many: at most 7. */
  #held = 0;
  #count = 0;

  /** The lowest `count` bits of a number; at most 32. */
  put(value: number, count: number): this {
    if (count > 16) return this.put(value >>> 16, count - 16).put(value, 16);
    this.#held = (this.#held << count) | (value & ((1 << count) - 1));
    this.#count += count;
    while (this.#count >= 8) {
      this.#count -= 8;
      this.#append((this.#held >>> this.#count) & 0xff);
    }
    this.#held &= 0x7f;
    return this;
  }

  /** An unsigned Exp-Golomb code. */
  ue(value: number): this {
    const length = 32 - Math.clz32(value + 1);
    return this.put(0, length - 1).put(value + 1, length);
  }

  /** A signed Exp-Golomb code. */
  se(value: number): this {
    return this.ue(value > 0 ? 2 * value - 1 : -2 * value);
  }

  /** Ends the payload with a one and zeros, and gives it as a NAL unit: no byte run in it looks like a start code. */
  nal(header: number): Uint8Array {
    this.put(1, 1);
    if (this.#count > 0) this.put(0, 8 - this.#count);
    const unit = new Uint8Array(1 + this.#length + (this.#length >> 1));
    unit[0] = header;
    let at = 1;
    let zeros = 0;
    for (let i = 0; i < this.#length; i += 1) {
      const byte = this.#bytes[i] ?? 0;
      if (zeros >= 2 && byte <= 3) {
        unit[at++] = 3;
        zeros = 0;
      }
      unit[at++] = byte;
      zeros = byte === 0 ? zeros + 1 : 0;
    }
    return unit.subarray(0, at);
  }

  #append(byte: number): void {
    if (this.#length === this.#bytes.length) {
      const larger = new Uint8Array(this.#length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.#length++] = byte;
  }
}
