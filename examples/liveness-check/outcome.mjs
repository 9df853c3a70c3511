import { errorCodes, isErrorCode, isFrsApiError, isFrsInputError } from "frs-openapi";

/**
 * What came of a check. `alive`: let the person in; `not alive`: do not; `retake`: nothing is known, record another video.
 *
 * @typedef {{ verdict: "alive" | "not alive" | "retake", advice: string[] }} Outcome
 */

/** What the person can do about each warning, by its number. */
export const adviceByWarning = new Map([
  [1, "Look straight into the camera."],
  [2, "Record for at least a second."],
  [3, "Record for at most 15 seconds."],
  [4, "Nobody else may be in the picture."],
  [5, "Keep your face in the picture."],
  [6, "Move more clearly."],
  [7, "Use better light and hold the camera still. A photo or a screen is not accepted."],
  [8, "Use better light and hold the camera still."],
]);

/**
 * Returns the outcome of a check that the service has carried out.
 *
 * @param {import("frs-openapi").DetectActionLivenessOutput} response
 * @returns {Outcome}
 */
export function outcomeOf({ "video-result": { alive, actions = [] }, "warning-list": warnings }) {
  const advice = warnings.map(({ warningCode, warningMsg }) => {
    // The service may add warnings at any time.
    const known = warningCode === undefined ? undefined : adviceByWarning.get(warningCode);
    return known ?? warningMsg ?? `Warning ${warningCode}.`;
  });
  // Anything but a clear yes is a no.
  if (alive !== true) return { verdict: "not alive", advice };
  const seen = actions.map(({ action, confidence }) => `Action ${action}: confidence ${confidence}.`);
  return { verdict: "alive", advice: [...advice, ...seen] };
}

/**
 * Returns the outcome of a check that was refused because of the video: by the service, or by the client before it is sent.
 *
 * @param {unknown} error
 * @returns {Outcome | undefined} `undefined` if the video is not the reason.
 */
export function outcomeOfError(error) {
  if (isFrsInputError(error) && error.field === "video_file") return { verdict: "retake", advice: [error.message] };
  if (!isFrsApiError(error) || !isErrorCode(error.code)) return undefined;
  const { fault, meaning, remedy } = errorCodes[error.code];
  return fault === "content" ? { verdict: "retake", advice: [meaning, remedy] } : undefined;
}
