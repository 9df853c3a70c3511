import { open, readFile, rm, writeFile } from "node:fs/promises";

/**
 * What came of a photo, which is final.
 *
 * @typedef {{ id: string, state: "enrolled", face_ids: string[] }
 *   | { id: string, state: "refused", reason: string }} Finished
 */

/**
 * What is known of a photo. `sending` since a time in milliseconds: the request may have arrived or not.
 *
 * @typedef {Finished | { id: string, state: "sending", at: number }} Entry
 */

/** A journal on disk: each entry is there, also after a crash, before the program goes on. */
export class Journal {
  /** @type {Map<string, Entry>} */
  #entries = new Map();
  /** @type {Promise<unknown>} */
  #written = Promise.resolve();
  #path;
  #file;

  /**
   * @param {string} path
   * @param {import("node:fs/promises").FileHandle} file
   */
  constructor(path, file) {
    this.#path = path;
    this.#file = file;
  }

  /**
   * Opens a journal, or creates it.
   *
   * @param {string} path
   * @param {string} faceSetId - Id of the face set that it belongs to: a new face set of the same name has another one.
   * @throws {Error} If another process uses it, or it belongs to another face set.
   */
  static async open(path, faceSetId) {
    await lock(path);
    try {
      const file = await open(path, "a+");
      const journal = new Journal(path, file);
      const text = await file.readFile("utf8");
      for (const line of text.split("\n")) journal.#read(line, faceSetId);
      // The last line of a killed process may be cut off: a new one begins behind it.
      if (text !== "" && !text.endsWith("\n")) await file.appendFile("\n");
      if (journal.#entries.size === 0) await journal.#append({ face_set_id: faceSetId });
      return journal;
    } catch (error) {
      await unlock(path);
      throw error;
    }
  }

  /**
   * @param {string} line
   * @param {string} faceSetId
   */
  #read(line, faceSetId) {
    let value;
    try {
      value = JSON.parse(line);
    } catch {
      // Cut off. What it would have said was not acted on: nothing is sent before its line is complete, and a photo whose
      // last line is lost counts as uncertain.
      return;
    }
    if (value.id !== undefined) this.#entries.set(value.id, value);
    else if (value.face_set_id !== faceSetId) {
      throw new Error(
        `${this.#path} belongs to the face set with the id ${value.face_set_id}, not ${faceSetId}: choose another --journal.`,
      );
    }
  }

  /**
   * Returns what is known of a photo.
   *
   * @param {string} id
   */
  get(id) {
    return this.#entries.get(id);
  }

  /**
   * Writes an entry, and returns it when it is on the disk.
   *
   * @template {Entry} Written
   * @param {Written} entry
   */
  async write(entry) {
    await this.#append(entry);
    this.#entries.set(entry.id, entry);
    return entry;
  }

  /** @param {object} value */
  async #append(value) {
    // One after the other, so that no line is written into another.
    const written = this.#written.then(async () => {
      await this.#file.appendFile(`${JSON.stringify(value)}\n`);
      await this.#file.datasync();
    });
    this.#written = written.catch(() => {});
    await written;
  }

  /** Closes the file, and lets other processes use it. */
  async close() {
    await this.#written;
    await this.#file.close();
    await unlock(this.#path);
  }
}

/**
 * Makes sure that one process at a time uses a journal: two would enrol each photo twice.
 *
 * @param {string} path
 */
async function lock(path) {
  const file = `${path}.lock`;
  for (;;) {
    try {
      await writeFile(file, String(process.pid), { flag: "wx" });
      return;
    } catch (error) {
      if (Reflect.get(Object(error), "code") !== "EEXIST") throw error;
    }
    const owner = Number(await readFile(file, "utf8"));
    if (isRunning(owner)) {
      throw new Error(`Process ${owner} uses ${path}: wait until it ends. If it is another program, delete ${file}.`);
    }
    // A killed process leaves its lock behind.
    await rm(file, { force: true });
  }
}

/** @param {string} path */
async function unlock(path) {
  await rm(`${path}.lock`, { force: true });
}

/** @param {number} pid */
function isRunning(pid) {
  // In a container, a new process may have the number of the killed one.
  if (!Number.isSafeInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return Reflect.get(Object(error), "code") === "EPERM";
  }
}
