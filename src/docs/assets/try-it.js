// @ts-check
// Starts Swagger UI. Whatever is typed stays in the memory of the page.
(() => {
  const { document: spec, typeWithoutBody } = Reflect.get(globalThis, "tryIt");
  const mockUrl = Reflect.get(globalThis, "mockUrl");
  const root = /** @type {HTMLElement} */ (document.getElementById("try-it"));

  if (mockUrl) {
    const base = mockUrl.replace(/\/$/, "");
    for (const server of serversOf(spec)) if (server.url === "{base}") server.variables.base.default = base;
  }

  const dark = matchMedia("(prefers-color-scheme: dark)");
  const setScheme = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
  dark.addEventListener("change", setScheme);
  setScheme();

  // Fields are added as operations are opened: none of them may be kept by the browser, and each needs a name.
  new MutationObserver(() => {
    for (const field of root.querySelectorAll("input, textarea, select")) {
      field.setAttribute("autocomplete", "off");
      if (!field.hasAttribute("aria-label") && !isLabelled(field)) field.setAttribute("aria-label", nameOf(field));
    }
  }).observe(root, { childList: true, subtree: true });

  Reflect.get(
    globalThis,
    "SwaggerUIBundle",
  )({
    spec,
    domNode: root,
    deepLinking: true,
    defaultModelsExpandDepth: -1,
    docExpansion: "list",
    filter: true,
    persistAuthorization: false,
    queryConfigEnabled: false,
    tryItOutEnabled: true,
    validatorUrl: null,
    withCredentials: false,
    /** @param {any} request */
    requestInterceptor(request) {
      const hasType = Object.keys(request.headers ?? {}).some((name) => name.toLowerCase() === "content-type");
      if (typeWithoutBody && request.body === undefined && !hasType) {
        request.headers = { ...request.headers, "Content-Type": typeWithoutBody };
      }
      // Fields of a form that were left empty are not sent.
      if (request.body instanceof FormData) {
        for (const [name, value] of [...request.body]) if (value === "") request.body.delete(name);
      }
      return request;
    },
  });

  // A page that is left may be kept as it is, to be shown again by the back button: nothing that was typed may be in it.
  addEventListener("pagehide", () => root.replaceChildren());
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) location.reload();
  });

  /**
   * @param {any} description
   * @returns {any[]}
   */
  function serversOf({ servers, paths }) {
    const items = Object.values(paths).flatMap((item) => Object.values(/** @type {object} */ (item)));
    return [servers, ...items.map((operation) => operation?.servers)].flatMap((list) => list ?? []);
  }

  /**
   * Whether a field has a label with words, beside those of its own options.
   *
   * @param {Element} field
   */
  function isLabelled(field) {
    const around = field.closest("label");
    const named = field.id === "" ? null : root.querySelector(`label[for="${CSS.escape(field.id)}"]`);
    return [around, named].some((label) => {
      const words = label?.textContent?.trim() ?? "";
      return words !== "" && words !== (label?.contains(field) ? field.textContent?.trim() : "");
    });
  }

  /** @param {Element} field */
  function nameOf(field) {
    const row = field.closest("tr, .parameters, .opblock-section-request-body, .servers, .filter");
    const text = row?.querySelector(".parameter__name, h4, td")?.textContent?.trim();
    return text || field.getAttribute("placeholder") || "Value";
  }
})();
