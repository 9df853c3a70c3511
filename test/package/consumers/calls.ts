import { createFrsClient, isFrsApiError, tokenAuth } from "frs-openapi";

// What every consumer does. It uses the package and what all runtimes offer, nothing else.

/** The emulator that is called. */
export interface Service {
  url: string;
  projectId: string;
  token: string;
}

/** Creates a face set, adds a face from a file to it, finds and deletes both, and returns what can be observed of that. */
export async function makeCalls({ url, projectId, token }: Service, imageBase64: string, faceSet: string) {
  const frs = createFrsClient({ endpoint: url, projectId, auth: tokenAuth(token) });
  const { face_set_info } = await frs.createFaceSet({ face_set_name: faceSet });
  const image = new Blob([Uint8Array.from(atob(imageBase64), (byte) => byte.charCodeAt(0))]);
  const added = await frs.addFaces({ face_set_name: faceSet, image_file: image, external_image_id: "ada" });
  const found = await frs.searchFaces({ face_set_name: faceSet, image_base64: imageBase64 });
  await frs.deleteFaceSet({ face_set_name: faceSet });
  const error: unknown = await frs.getFaceSet({ face_set_name: faceSet }).catch((reason: unknown) => reason);
  return {
    created: face_set_info.face_set_name,
    added: added.faces.length,
    found: found.faces.map((face) => face.external_image_id),
    afterwards: isFrsApiError(error) ? error.code : String(error),
  };
}
