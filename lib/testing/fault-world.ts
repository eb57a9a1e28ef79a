import { checkLedger, type LedgerCheck } from "./check-ledger.ts";
import { createHttpReceiver, type HttpReceiver } from "./http-receiver.ts";
import { type ProductOptions, type RunningProduct, startProduct } from "./running-product.ts";
import { createSender, type Sender } from "./sender.ts";
import { createSlowNetwork, type SlowNetwork } from "./slow-network.ts";
import { createTestDatabase } from "./test-database.ts";

export type FaultWorld = {
  product: RunningProduct;
  receiver: HttpReceiver;
  sender: Sender;
  /** Between the processes and the database, where asked for. */
  network: SlowNetwork | null;
  check(): Promise<LedgerCheck>;
  [Symbol.asyncDispose](): Promise<void>;
};

/** What a run without any loss answers. */
export const NOTHING_LOST = { unstored: 0, lost: 0, unrecorded: 0 };

export type WorldOptions = Pick<ProductOptions, "workers" | "web" | "transformations"> & {
  /** Name and rules of each connection; it leads to the path of its name at the one receiver. */
  connections?: Record<string, unknown[]>;
  /** Of the destination of every connection, besides its URL. */
  destinationConfig?: Record<string, unknown>;
  /** A database of its own server; without it, a fresh one on the server of the test run. */
  databaseUrl?: string;
  /** Puts a network between processes and database that can be slow or silent. */
  hasNetwork?: boolean;
};

/** Starts client, product and destination around a fresh database; ends them all when disposed of. */
export async function createFaultWorld(options: WorldOptions = {}): Promise<FaultWorld> {
  const { connections = { a: [] }, destinationConfig = {}, databaseUrl, ...others } = options;
  const { hasNetwork = false, ...rest } = others;
  const database = databaseUrl === undefined ? await createTestDatabase() : null;
  const receiver = await createHttpReceiver();
  const url = databaseUrl ?? database?.url ?? "";
  const network = hasNetwork ? await createSlowNetwork(url) : null;
  const product = await startProduct(url, {
    ...rest,
    ...(network ? { processDatabaseUrl: network.url } : {}),
    connections: Object.fromEntries(
      Object.entries(connections).map(([name, rules]) => [
        name,
        { url: `${receiver.url}/${name}`, rules, destinationConfig },
      ]),
    ),
  });
  const sender = createSender(product.sourceUrl);
  return {
    product,
    receiver,
    sender,
    network,
    check: () => {
      const count = Object.keys(connections).length;
      return checkLedger(product.pool, sender.acked(), receiver.hits, count);
    },
    async [Symbol.asyncDispose]() {
      await sender.close();
      await product.stop();
      await network?.close();
      await receiver.close();
      await database?.drop();
    },
  };
}
