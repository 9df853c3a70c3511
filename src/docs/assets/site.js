// @ts-check
// What the pages do beyond their text: copy buttons, one choice of language for all samples, search, and a filter. Nothing of
// it is stored.
(() => {
  const own = document.currentScript;
  const root = new URL("..", own instanceof HTMLScriptElement ? own.src : location.href);

  /**
   * @template {keyof HTMLElementTagNameMap} Name
   * @param {Name} name
   * @param {Partial<HTMLElementTagNameMap[Name]>} [properties]
   * @returns {HTMLElementTagNameMap[Name]}
   */
  const element = (name, properties = {}) => Object.assign(document.createElement(name), properties);

  for (const pre of document.querySelectorAll("main pre")) {
    const button = element("button", { type: "button", className: "copy", textContent: "Copy" });
    button.addEventListener("click", async () => {
      const text = pre.textContent ?? "";
      // Pages that are opened as a file may have no clipboard.
      const isCopied = await (navigator.clipboard?.writeText(text) ?? Promise.reject()).then(
        () => true,
        () => false,
      );
      if (!isCopied) getSelection()?.selectAllChildren(pre);
      button.textContent = isCopied ? "Copied" : "Selected";
      setTimeout(() => {
        button.textContent = "Copy";
      }, 2000);
    });
    const box = element("div", { className: "code" });
    pre.replaceWith(box);
    box.append(pre, button);
  }

  // Who chose a language for one example wants it for the others, too.
  document.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.type !== "radio") return;
    for (const input of document.querySelectorAll(".tabs > input")) {
      if (input instanceof HTMLInputElement && input.dataset.label === target.dataset.label) input.checked = true;
    }
  });

  filterEntries();
  search();

  /** On pages that list entries, hides those without what is typed. */
  function filterEntries() {
    const main = document.querySelector("main[data-filter]");
    const first = main?.querySelector("h2");
    if (!main || !first) return;
    const entries = [...main.querySelectorAll("h3")].map((heading) => {
      const parts = [heading];
      for (
        let next = heading.nextElementSibling;
        next && /^(P|UL)$/.test(next.tagName);
        next = next.nextElementSibling
      ) {
        parts.push(/** @type {HTMLHeadingElement} */ (next));
      }
      return {
        parts,
        text: parts
          .map(({ textContent }) => textContent)
          .join(" ")
          .toLowerCase(),
      };
    });
    const input = element("input", {
      type: "search",
      placeholder: "Filter by code, word or operation",
      autocomplete: "off",
    });
    input.setAttribute("aria-label", "Filter");
    const count = element("p");
    count.setAttribute("role", "status");
    input.addEventListener("input", () => {
      const words = input.value.toLowerCase().split(/\s+/);
      const shown = entries.filter(({ parts, text }) => {
        const isShown = words.every((word) => text.includes(word));
        for (const part of parts) part.hidden = !isShown;
        return isShown;
      });
      count.textContent = input.value.trim() === "" ? "" : `${shown.length} of ${entries.length}`;
    });
    const box = element("div", { className: "filter" });
    box.append(input, count);
    first.before(box);
  }

  /** Words of a question that say nothing about what is looked for. */
  const stopWords = new Set(
    "a all an and any are at be by can do does for from how i in is it my not of on one or that the this to what when which with".split(
      " ",
    ),
  );

  /**
   * Titles count more than headings, and these more than texts. All operations have parts with the same headings and the same
   * words in their tables: their beginnings, guides and error codes say more.
   */
  const options = {
    prefix: true,
    fuzzy: 0.15,
    combineWith: "AND",
    boost: { page: 6, heading: 3 },
    /**
     * @param {unknown} _id
     * @param {string} _term
     * @param {{ url: string }} stored
     */
    boostDocument: (_id, _term, { url }) => (!url.startsWith("operations/") ? 1 : url.includes("#") ? 0.5 : 1.2),
  };

  /** Searches all pages. The index is loaded when somebody begins to type. */
  function search() {
    const box = document.querySelector("search");
    if (!(box instanceof HTMLElement)) return;
    const input = element("input", { type: "search", placeholder: "Search", autocomplete: "off" });
    input.setAttribute("aria-label", "Search all pages");
    const list = element("ul", { className: "results", hidden: true });
    box.append(input, list);
    box.hidden = false;

    /** @type {Promise<{ search(text: string, options: object): any[] }> | undefined} */
    let loading;
    const load = () => {
      loading ??= ["minisearch.js", "search-index.js"]
        .reduce((before, name) => before.then(() => addScript(new URL(`assets/${name}`, root).href)), Promise.resolve())
        .then(() =>
          Reflect.get(globalThis, "MiniSearch").loadJSON(Reflect.get(globalThis, "searchIndex"), {
            fields: ["page", "heading", "text"],
            storeFields: ["url", "page", "heading"],
          }),
        );
      return loading;
    };

    const show = async () => {
      const text = input.value.trim();
      if (text === "") {
        list.hidden = true;
        return;
      }
      const index = await load();
      // Somebody typed on while the index was loading.
      if (text !== input.value.trim()) return;
      const found = bestOf(index.search(withoutStopWords(text), options));
      list.replaceChildren(
        ...found.map(({ address, page, part }) => {
          const item = element("li");
          item.append(element("a", { href: new URL(address, root).href, textContent: page }));
          if (part) {
            const link = element("a", { className: "part", href: new URL(part.url, root).href });
            link.textContent = part.heading;
            item.append(link);
          }
          return item;
        }),
      );
      if (found.length === 0) {
        const item = element("li");
        item.append(element("p", { textContent: `Nothing found for “${text}”.` }));
        list.append(item);
      }
      list.hidden = false;
    };

    input.addEventListener("focus", () => void load());
    input.addEventListener("input", () => void show());
    box.addEventListener("keydown", (event) => {
      const links = [...list.querySelectorAll("a")];
      const at = links.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
      if (event.key === "ArrowDown") links[at + 1]?.focus();
      else if (event.key === "ArrowUp") (links[at - 1] ?? input).focus();
      else if (event.key === "Enter" && document.activeElement === input) links[0]?.click();
      else if (event.key === "Escape") {
        list.hidden = true;
        input.focus();
      } else return;
      event.preventDefault();
    });
    document.addEventListener("click", ({ target }) => {
      if (!(target instanceof Node) || !box.contains(target)) list.hidden = true;
    });
    document.addEventListener("keydown", (event) => {
      const isTyping = event.target instanceof Element && event.target.closest("input, textarea, select");
      if (event.key !== "/" || isTyping) return;
      event.preventDefault();
      input.focus();
    });
  }

  /**
   * What is looked for; all of the text if it has nothing else.
   *
   * @param {string} text
   */
  function withoutStopWords(text) {
    const words = text.split(/\s+/).filter((word) => !stopWords.has(word.toLowerCase()));
    return words.length === 0 ? text : words.join(" ");
  }

  /**
   * The results that are shown: each page once, with its best part unless that is its beginning.
   *
   * @param {{ url: string, page: string, heading: string }[]} results - The best first.
   */
  function bestOf(results) {
    /** @type {Map<string, { address: string, page: string, part?: { url: string, heading: string } }>} */
    const pages = new Map();
    for (const { url, page, heading } of results) {
      if (pages.has(page)) continue;
      const [address = url] = heading === "" ? [url] : url.split("#");
      pages.set(page, { address, page, ...(heading !== "" && { part: { url, heading } }) });
    }
    return [...pages.values()].slice(0, 12);
  }

  /**
   * @param {string} src
   * @returns {Promise<void>}
   */
  function addScript(src) {
    return new Promise((resolve, reject) => {
      const script = element("script", { src });
      script.addEventListener("load", () => resolve());
      script.addEventListener("error", () => reject(new Error(`${src} cannot be loaded.`)));
      document.head.append(script);
    });
  }
})();
