import type { UseStore } from "idb-keyval";

/**
 * Our own `UseStore` for idb-keyval, as its own one hides what we must know. The database has version 1 for ever and one
 * object store; shapes change inside the records. It notices when the browser threw the old contents away (`dataLoss`), makes
 * way for other tabs, opens again once when the browser closed it, and gives up opening after a time.
 */
export interface Database {
  /** Drafts and reads. Finished turns go through `strict`, which waits for the disk. */
  readonly relaxed: UseStore;
  readonly strict: UseStore;
  /** Opens if need be; rejects when the browser cannot. */
  open(): Promise<void>;
  /** True once the browser said that it emptied a damaged database. */
  hasLostData(): boolean;
  close(): void;
}

export interface DatabaseOptions {
  readonly name: string;
  readonly factory: IDBFactory;
  readonly openTimeoutMs: number;
  readonly after: (delayMs: number, run: () => void) => () => void;
  /** Called when the connection was lost and another one stands: what was in the database may be gone. */
  readonly onReopen: () => void;
}

const storeName = "records";

export function createDatabase(options: DatabaseOptions): Database {
  let opening: Promise<IDBDatabase> | null = null;
  let current: IDBDatabase | null = null;
  let opened = 0;
  let hasLostData = false;

  const drop = (database: IDBDatabase) => {
    database.close();
    if (current !== database) return;
    current = null;
    opening = null;
  };
  const keep = (database: IDBDatabase) => {
    current = database;
    database.addEventListener("versionchange", () => drop(database));
    database.addEventListener("close", () => drop(database));
    opened += 1;
    if (opened > 1) options.onReopen();
    return database;
  };
  const connect = (): Promise<IDBDatabase> => {
    opening ??= openOnce(options, () => (hasLostData = true)).then(keep, (error: unknown) => {
      opening = null;
      throw error;
    });
    return opening;
  };
  const runOnce = async <T>(
    durability: IDBTransactionDurability,
    mode: IDBTransactionMode,
    callback: (store: IDBObjectStore) => T | PromiseLike<T>,
  ): Promise<T> => {
    const database = await connect();
    try {
      return await runIn(database.transaction(storeName, mode, { durability }), callback);
    } catch (error) {
      if (isConnectionLost(error)) drop(database);
      throw error;
    }
  };
  const useWith =
    (durability: IDBTransactionDurability): UseStore =>
    async (mode, callback) => {
      try {
        return await runOnce(durability, mode, callback);
      } catch (error) {
        if (!isConnectionLost(error)) throw error;
        return runOnce(durability, mode, callback);
      }
    };

  return {
    relaxed: useWith("relaxed"),
    strict: useWith("strict"),
    open: async () => void (await connect()),
    hasLostData: () => hasLostData,
    close() {
      void opening?.then(drop, () => {});
    },
  };
}

function openOnce(options: DatabaseOptions, onDataLoss: () => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = options.factory.open(options.name, 1);
    let isLate = false;
    const stopWaiting = options.after(options.openTimeoutMs, () => {
      isLate = true;
      reject(new Error(`the browser's database did not open within ${options.openTimeoutMs} ms`));
    });
    request.addEventListener("upgradeneeded", (event) => {
      if ("dataLoss" in event && event.dataLoss === "total") onDataLoss();
      request.result.createObjectStore(storeName);
    });
    request.addEventListener("success", () => {
      stopWaiting();
      if (isLate) request.result.close();
      else resolve(request.result);
    });
    request.addEventListener("error", () => {
      stopWaiting();
      reject(request.error ?? new Error("the browser's database did not open"));
    });
  });
}

/** A failed request reaches idb-keyval's promise without its reason, so the reason is caught here and thrown in its place. */
async function runIn<T>(
  transaction: IDBTransaction,
  callback: (store: IDBObjectStore) => T | PromiseLike<T>,
): Promise<T> {
  let reason: unknown = null;
  transaction.addEventListener("error", (event) => {
    if (event.target instanceof IDBRequest) reason ??= event.target.error;
  });
  transaction.addEventListener("abort", () => {
    reason ??= transaction.error;
  });
  try {
    return await callback(transaction.objectStore(storeName));
  } catch (error) {
    throw reason ?? error ?? new DOMException("the transaction was cut off", "AbortError");
  }
}

/** `InvalidStateError`: the connection is closed already; `AbortError`: it was closed under a transaction. */
const isConnectionLost = (error: unknown): boolean =>
  error instanceof Error && (error.name === "InvalidStateError" || error.name === "AbortError");
