// Filters the list of cases. Without this script the page shows all of them.

/**
 * An element that the page has.
 *
 * @template {HTMLElement} Kind
 * @param {string} id
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
function element(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`The page has no ${id}.`);
  return found;
}

const form = element("filter", HTMLFormElement);
const words = element("words", HTMLInputElement);
const shown = element("shown", HTMLElement);

const list = element("list", HTMLElement);

/** Each row with its outcome and its text in lower case, read once. */
const rows = [...list.children].flatMap((row) =>
  row instanceof HTMLElement
    ? [{ row, outcome: row.dataset.outcome ?? "", text: (row.textContent ?? "").toLowerCase() }]
    : [],
);

/** Shows the rows that have a chosen outcome and hold all words. */
function filter() {
  const chosen = new FormData(form).getAll("outcome");
  const searched = words.value.toLowerCase().split(/\s+/);
  const matching = rows.filter(
    ({ outcome, text }) => chosen.includes(outcome) && searched.every((word) => text.includes(word)),
  );
  // Hiding thousands of rows by an attribute takes a browser over a second.
  list.replaceChildren(...matching.map(({ row }) => row));
  shown.textContent = matching.length === rows.length ? "" : `${matching.length} of ${rows.length} shown`;
}

form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());

document.addEventListener("click", ({ target }) => {
  const link = target instanceof Element ? target.closest("[data-filter]") : undefined;
  if (!(link instanceof HTMLElement)) return;
  words.value = link.dataset.filter ?? "";
  filter();
});

document.addEventListener("keydown", (event) => {
  const isTyping = event.target instanceof HTMLInputElement && event.target.type === "search";
  if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    words.focus();
  }
  if (event.key === "Escape" && isTyping) {
    words.value = "";
    filter();
  }
});

filter();
