import type { ContractEvent } from "../event.js";
import type { Target } from "../target/target.js";
import { openRecording, type Recording, type RecordingOptions } from "./recording.js";

/** Records what a run sends and gets. */
export interface RunRecorder {
  /** The target, with its exchanges recorded on the way. */
  target(target: Target): Target;
  /**
   * The events of a run. The recording is begun when nothing can refuse the run any more, so that none is replaced in vain.
   * If it cannot be written any more, the run ends as on Ctrl-C: what it made is removed.
   *
   * @throws {ContractError} If the recording cannot be begun.
   * @throws {Error} After the run, if the recording is not whole.
   */
  run(follow: (signal: AbortSignal) => AsyncIterable<ContractEvent>, signal: AbortSignal): AsyncIterable<ContractEvent>;
  /** Ends the recording, if it was begun. */
  close(): Promise<void>;
}

/** Prepares to record a run in a folder; nothing is written yet. */
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
          // A full disk, say. The exchange itself is good: a removal, for one, has removed what it was to remove.
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
