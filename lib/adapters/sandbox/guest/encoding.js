/** UTF-8 and base64 as browsers know them. */
() => {
  const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const CHUNK = 4_096;

  class TextEncoder {
    get encoding() {
      return "utf-8";
    }
    encode(input = "") {
      const text = String(input);
      const bytes = new Uint8Array(text.length * 3);
      let at = 0;
      for (const char of text) {
        let code = /** @type {number} */ (char.codePointAt(0));
        // Half a surrogate pair stands for no character.
        if (code >= 0xd800 && code <= 0xdfff) code = 0xfffd;
        if (code < 0x80) bytes[at++] = code;
        else {
          if (code < 0x800) bytes[at++] = 0xc0 | (code >> 6);
          else {
            if (code < 0x10000) bytes[at++] = 0xe0 | (code >> 12);
            else {
              bytes[at++] = 0xf0 | (code >> 18);
              bytes[at++] = 0x80 | ((code >> 12) & 63);
            }
            bytes[at++] = 0x80 | ((code >> 6) & 63);
          }
          bytes[at++] = 0x80 | (code & 63);
        }
      }
      return bytes.slice(0, at);
    }
  }

  /** Length and smallest code point of a sequence by its first byte (Unicode 3.9, table 3-7). */
  const sequenceOf = (/** @type {number} */ first) => {
    if (first < 0x80) return { length: 1, min: 0, bits: first };
    if (first >= 0xc2 && first < 0xe0) return { length: 2, min: 0x80, bits: first & 31 };
    if (first >= 0xe0 && first < 0xf0) return { length: 3, min: 0x800, bits: first & 15 };
    if (first >= 0xf0 && first < 0xf5) return { length: 4, min: 0x10000, bits: first & 7 };
    return null;
  };

  /** Reads the character at `at`; null where no valid one stands. */
  const readChar = (/** @type {Uint8Array} */ bytes, /** @type {number} */ at) => {
    const sequence = sequenceOf(/** @type {number} */ (bytes[at]));
    if (!sequence) return null;
    let code = sequence.bits;
    for (let n = 1; n < sequence.length; n += 1) {
      const byte = bytes[at + n];
      if (byte === undefined || (byte & 0xc0) !== 0x80) return null;
      code = (code << 6) | (byte & 63);
    }
    const isValid = code >= sequence.min && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return isValid ? { code, length: sequence.length } : null;
  };

  const toBytes = (/** @type {unknown} */ input) => {
    if (input === undefined) return new Uint8Array(0);
    if (input instanceof ArrayBuffer) return new Uint8Array(input);
    if (ArrayBuffer.isView(input)) {
      return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
    }
    throw new TypeError("decode needs an ArrayBuffer or a view of one");
  };

  class TextDecoder {
    #fatal;
    #ignoreBOM;
    constructor(label = "utf-8", options = {}) {
      if (!/^\s*(utf-?8|unicode-1-1-utf-8)\s*$/i.test(label)) {
        throw new RangeError(`The encoding "${label}" is not known: only utf-8 is`);
      }
      this.#fatal = Boolean(options?.fatal);
      this.#ignoreBOM = Boolean(options?.ignoreBOM);
    }
    get encoding() {
      return "utf-8";
    }
    get fatal() {
      return this.#fatal;
    }
    get ignoreBOM() {
      return this.#ignoreBOM;
    }
    decode(/** @type {unknown} */ input) {
      const bytes = toBytes(input);
      const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
      let text = "";
      let codes = [];
      for (let at = hasMark && !this.#ignoreBOM ? 3 : 0; at < bytes.length; ) {
        const char = readChar(bytes, at);
        if (!char && this.#fatal) throw new TypeError("The data is not valid utf-8");
        codes.push(char ? char.code : 0xfffd);
        at += char ? char.length : 1;
        if (codes.length === CHUNK) {
          text += String.fromCodePoint(...codes);
          codes = [];
        }
      }
      return text + String.fromCodePoint(...codes);
    }
  }

  const btoa = (/** @type {unknown} */ input) => {
    const text = String(input);
    let out = "";
    for (let at = 0; at < text.length; at += 3) {
      const [a, b, c] = [0, 1, 2].map((n) => text.charCodeAt(at + n));
      if (a > 255 || b > 255 || c > 255) {
        throw new RangeError("btoa takes characters up to U+00FF");
      }
      const bits = (a << 16) | (b << 8) | c;
      out += ALPHABET[bits >> 18] + ALPHABET[(bits >> 12) & 63];
      out += at + 1 < text.length ? ALPHABET[(bits >> 6) & 63] : "=";
      out += at + 2 < text.length ? ALPHABET[bits & 63] : "=";
    }
    return out;
  };

  const atob = (/** @type {unknown} */ input) => {
    const text = String(input).replace(/[\t\n\f\r ]/g, "");
    const digits = text.length % 4 === 0 ? text.replace(/==?$/, "") : text;
    if (digits.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(digits)) {
      throw new RangeError("atob was given what is not base64");
    }
    let out = "";
    let bits = 0;
    let count = 0;
    for (const digit of digits) {
      bits = (bits << 6) | ALPHABET.indexOf(digit);
      count += 6;
      if (count < 8) continue;
      count -= 8;
      out += String.fromCharCode((bits >> count) & 255);
      bits &= (1 << count) - 1;
    }
    return out;
  };

  return { TextEncoder, TextDecoder, atob, btoa };
};
