const FRAME_MS = 1_000;
const FIRST_REMINDER_S = 2;
const REMINDER_S = 15;

const CLEAR_LINE = "\r\x1b[2K";

/** True while a step has its unfinished line on the terminal. */
let isLineOpen = false;

/**
 * Prints one line for the reader.
 * @param {string} text
 */
export function say(text) {
  process.stdout.write(`${isLineOpen ? CLEAR_LINE : ""}${text}\n`);
  isLineOpen = false;
}

/**
 * Runs one step of the start and shows its name and the seconds it has taken: in place on a terminal,
 * as a line now and then elsewhere. `work` may add a word on where it is.
 * @template Result
 * @param {string} title
 * @param {(report: (detail: string) => void) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function step(title, work) {
  const startedAt = Date.now();
  let detail = "";
  const seconds = () => Math.round((Date.now() - startedAt) / 1000);
  const line = () => `${title}${detail && `: ${detail}`} (${seconds()} s)`;
  const isTerminal = process.stdout.isTTY === true;
  let nextReminderS = FIRST_REMINDER_S;
  const show = () => {
    if (isTerminal) {
      process.stdout.write(`${CLEAR_LINE}… ${line()}`);
      isLineOpen = true;
    } else if (seconds() >= nextReminderS) {
      nextReminderS = seconds() + REMINDER_S;
      say(`… ${line()}`);
    }
  };
  show();
  const timer = setInterval(show, FRAME_MS);
  const finish = (/** @type {string} */ mark) => {
    clearInterval(timer);
    const took = `(${((Date.now() - startedAt) / 1000).toFixed(1)} s)`;
    say(`${mark} ${title} ${took}`);
  };
  try {
    const result = await work((text) => {
      detail = text;
      if (isTerminal) show();
    });
    finish("✓");
    return result;
  } catch (error) {
    finish("✗");
    throw error;
  }
}
