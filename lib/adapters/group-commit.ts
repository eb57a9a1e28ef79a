export type GroupCommitSettings<Row, Ack> = {
  /** Writes a batch in one transaction and answers each row in order; a throw refuses the whole batch. */
  commit(rows: Row[]): Promise<Ack[]>;
  maxRows: number;
  maxBytes: number;
  /** What a row weighs, in bytes. */
  sizeOf(row: Row): number;
  /** How long to gather rows after a commit. The first row after a quiet spell never waits. */
  lingerMs: number;
  /** Rows and bytes that may wait; what comes on top is refused by `GroupCommitFullError`. */
  queueRows: number;
  queueBytes: number;
};

export type GroupCommit<Row, Ack> = {
  add(row: Row): Promise<Ack>;
  /** Resolves when nothing waits and nothing is being written. */
  drain(): Promise<void>;
};

export class GroupCommitFullError extends Error {
  override readonly name = "GroupCommitFullError";
}

type Waiting<Row, Ack> = {
  row: Row;
  bytes: number;
  resolve(ack: Ack): void;
  reject(error: unknown): void;
};

/**
 * Lets concurrent callers share one transaction: rows gather while the commit before them is under
 * way, so the batch grows with the load and the price of a commit is split among its rows.
 */
export function createGroupCommit<Row, Ack>(
  settings: GroupCommitSettings<Row, Ack>,
): GroupCommit<Row, Ack> {
  let queue: Waiting<Row, Ack>[] = [];
  let queuedBytes = 0;
  let isBusy = false;
  let isScheduled = false;
  let lastCommitEndedAt = 0;
  const idle: (() => void)[] = [];

  function takeBatch(): Waiting<Row, Ack>[] {
    let count = 0;
    let bytes = 0;
    for (const item of queue) {
      if (count >= settings.maxRows || (count > 0 && bytes + item.bytes > settings.maxBytes)) break;
      bytes += item.bytes;
      count += 1;
    }
    const batch = queue.slice(0, count);
    queue = queue.slice(count);
    queuedBytes -= bytes;
    return batch;
  }

  async function flush() {
    isScheduled = false;
    if (isBusy || queue.length === 0) return;
    isBusy = true;
    const batch = takeBatch();
    try {
      const acks = await settings.commit(batch.map((item) => item.row));
      for (const [index, item] of batch.entries()) item.resolve(acks[index] as Ack);
    } catch (error) {
      for (const item of batch) item.reject(error);
    }
    isBusy = false;
    lastCommitEndedAt = performance.now();
    if (queue.length > 0) schedule();
    else for (const resolve of idle.splice(0)) resolve();
  }

  function schedule() {
    if (isBusy || isScheduled) return;
    isScheduled = true;
    const quietMs = performance.now() - lastCommitEndedAt;
    if (queue.length >= settings.maxRows || quietMs >= settings.lingerMs * 2) setImmediate(flush);
    else setTimeout(flush, settings.lingerMs);
  }

  return {
    add(row) {
      const bytes = settings.sizeOf(row);
      const isFull =
        queue.length >= settings.queueRows || queuedBytes + bytes > settings.queueBytes;
      if (isFull && queue.length > 0) return Promise.reject(new GroupCommitFullError());
      return new Promise((resolve, reject) => {
        queue.push({ row, bytes, resolve, reject });
        queuedBytes += bytes;
        schedule();
      });
    },
    drain() {
      if (!isBusy && queue.length === 0) return Promise.resolve();
      return new Promise((resolve) => idle.push(resolve));
    },
  };
}
