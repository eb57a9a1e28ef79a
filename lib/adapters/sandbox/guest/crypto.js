/**
 * Hashes and signatures; they are computed by the process around.
 *
 * @param {(operation: string, a?: string, b?: string, c?: string, d?: string) => string} host
 */
(host) => {
  const ENCODINGS = ["hex", "base64", "base64url"];

  /** Texts travel as JSON, bytes as the characters U+0000 to U+00FF behind a mark. */
  const pack = (/** @type {unknown} */ data) => {
    if (typeof data === "string") return `t${JSON.stringify(data)}`;
    const bytes =
      data instanceof ArrayBuffer
        ? new Uint8Array(data)
        : ArrayBuffer.isView(data)
          ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
          : null;
    if (!bytes) throw new TypeError("Data must be a string, an ArrayBuffer or a view of one");
    let text = "";
    for (const byte of bytes) text += String.fromCharCode(byte);
    return `b${JSON.stringify(text)}`;
  };

  const encodingOf = (/** @type {unknown} */ encoding) => {
    if (ENCODINGS.includes(/** @type {string} */ (encoding))) return String(encoding);
    throw new TypeError(`The encoding must be one of ${ENCODINGS.join(", ")}`);
  };

  const answer = (/** @type {string} */ text) => {
    if (text === "") {
      throw new TypeError("The algorithm must be one of md5, sha1, sha256, sha384, sha512");
    }
    return text;
  };

  const hash = (
    /** @type {unknown} */ algorithm,
    /** @type {unknown} */ data,
    /** @type {unknown} */ encoding = "hex",
  ) => answer(host("hash", String(algorithm), encodingOf(encoding), pack(data)));

  const hmac = (
    /** @type {unknown} */ algorithm,
    /** @type {unknown} */ key,
    /** @type {unknown} */ data,
    /** @type {unknown} */ encoding = "hex",
  ) => answer(host("hmac", String(algorithm), encodingOf(encoding), pack(data), pack(key)));

  const toBytes = (/** @type {string} */ hex) =>
    Uint8Array.from({ length: hex.length / 2 }, (_, at) =>
      Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16),
    );

  /** Gathers what `update` is given, as Node's Hash and Hmac do. */
  class Digest {
    /** @type {string[]} */
    #parts = [];
    #compute;
    constructor(/** @type {(data: Uint8Array, encoding: string) => string} */ compute) {
      this.#compute = compute;
    }
    update(/** @type {unknown} */ data) {
      this.#parts.push(
        typeof data === "string"
          ? unescape(encodeURIComponent(data))
          : JSON.parse(pack(data).slice(1)),
      );
      return this;
    }
    digest(/** @type {unknown} */ encoding = undefined) {
      const text = this.#parts.join("");
      const bytes = Uint8Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
      if (encoding === undefined) return toBytes(this.#compute(bytes, "hex"));
      return this.#compute(bytes, encodingOf(encoding));
    }
  }

  const crypto = {
    createHash: (/** @type {unknown} */ algorithm) =>
      new Digest((data, encoding) => hash(algorithm, data, encoding)),
    createHmac: (/** @type {unknown} */ algorithm, /** @type {unknown} */ key) =>
      new Digest((data, encoding) => hmac(algorithm, key, data, encoding)),
    randomUUID: () => host("uuid"),
  };
  return { hash, hmac, crypto };
};
