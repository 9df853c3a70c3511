import type { ContractEvent } from "../event.js";
import type { Target } from "../target/target.js";
import { openRecording, type Recording, type RecordingOptions } from "./recording.js";

/** Records the exchanges of a run. */
export interface RunRecorder {
  /** Returns a target whose exchanges are recorded. */
  target(target: Target): Target;
  /**
   * Returns the events of a run. The recording is opened when the run starts, so that a refused run does not replace an older
   * one. If the recording cannot be written any more, the run ends as on Ctrl-C, with cleanup.
   *
   * @throws {ContractError} If the recording cannot be opened.
   * @throws {Error} After the run, if the recording is not complete.
   */
  run(follow: (signal: AbortSignal) => AsyncIterable<ContractEvent>, signal: AbortSignal): AsyncIterable<ContractEvent>;
  /** Closes the recording, if it was opened. */
  close(): Promise<void>;
}

/** Prepares the recording of a run in a folder; nothing is written yet. */
export function createRunRecorder(folder: string, options: RecordingOptions): RunRecorder {
  let recording: Recording | undefined;
  const broken = new AbortController();
  return {
    target: (target) => ({
      ...target,
      async send(request, operation, sendOptions) {
        const exchange = await target.send(request, operation, sendOptions);
        if (broken.signal.aborted) return exchange;
        try {
          recording?.add(exchange);
        } catch (error) {
          // A full disk, for example. The exchange itself counts: a deletion has happened.
          broken.abort(error);
        }
        return exchange;
      },
    }),
    async *run(follow, signal) {
      for await (const event of follow(AbortSignal.any([signal, broken.signal]))) {
        if (event.type === "start") recording = openRecording(folder, options);
        yield event;
      }
      broken.signal.throwIfAborted();
    },
    close: async () => await recording?.close(),
  };
}
