import { forceCloseDatabase, IDBDatabase as TestDatabase, IDBFactory as TestIdbFactory } from "fake-indexeddb";

/** A browser's databases that can be made to misbehave. */
export class TestFactory extends TestIdbFactory {
  readonly #connections: IDBDatabase[] = [];
  /** The browser says that it emptied the database. */
  hasLostData = false;
  /** Opening never comes to an end. */
  isHanging = false;
  /** Opening throws this. */
  failure: DOMException | null = null;

  override open(name: string, version?: number): IDBOpenDBRequest {
    if (this.failure !== null) throw this.failure;
    const request = super.open(name, version);
    if (this.hasLostData) {
      request.addEventListener("upgradeneeded", (event) => Object.assign(event, { dataLoss: "total" }));
    }
    request.addEventListener("success", (event) => {
      if (this.isHanging) event.stopImmediatePropagation();
      else if (request.result instanceof TestDatabase) this.#connections.push(request.result);
    });
    return request;
  }

  /** As when site data is cleared under an open page. The types of fake-indexeddb ask for the class instead of an instance. */
  cutConnections(): void {
    for (const connection of this.#connections.splice(0)) Reflect.apply(forceCloseDatabase, undefined, [connection]);
  }

  /** Closes without telling the page. */
  closeSilently(): void {
    for (const connection of this.#connections.splice(0)) connection.close();
  }
}
