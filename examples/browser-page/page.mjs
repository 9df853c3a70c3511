// Runs in the browser. It knows a token of the page's own server, which is valid for minutes, and no key.
import { tokenAuth } from "frs-openapi";
import { createClientOf, searchFaces } from "frs-openapi/operations";

/** When a token is renewed before it expires, in milliseconds. */
const margin = 10_000;

let token = { text: "", expiresAt: 0 };

/** Returns a valid token, and fetches one if there is none. The client calls it before each attempt. */
async function currentToken() {
  if (Date.now() > token.expiresAt - margin) {
    const response = await fetch("token", { method: "POST" });
    if (!response.ok) throw new Error(`No token: ${response.status}.`);
    const { text, lifetime } = await response.json();
    token = { text, expiresAt: Date.now() + lifetime };
  }
  return token.text;
}

const frs = createClientOf(
  { searchFaces },
  // The server knows the project, the face set and the key. It calls FRS in place of the page.
  { endpoint: new URL("frs", location.href), projectId: "own", auth: tokenAuth(currentToken) },
);

const input = find("input", HTMLInputElement);
const status = find('[role="status"]', HTMLElement);
const list = find("ol", HTMLElement);

input.addEventListener("change", async () => {
  const picture = input.files?.[0];
  if (picture === undefined) return;
  status.textContent = "Searching …";
  list.replaceChildren();
  try {
    const { faces } = await frs.searchFaces({ face_set_name: "own", image_file: picture });
    status.textContent = faces.length === 0 ? "Nobody is known." : "Found:";
    list.replaceChildren(
      ...faces.map(({ similarity, external_image_id }) => {
        const item = document.createElement("li");
        // As text: what is stored must not become markup.
        item.textContent = `${external_image_id} (${(similarity * 100).toFixed(1)} %)`;
        return item;
      }),
    );
  } catch (error) {
    status.textContent = error instanceof Error ? error.message : String(error);
  }
});

/**
 * @template {Element} Type
 * @param {string} selector
 * @param {new () => Type} type
 * @returns {Type}
 */
function find(selector, type) {
  const element = document.querySelector(selector);
  if (!(element instanceof type)) throw new Error(`The page has no ${selector}.`);
  return element;
}
