// Filters the list of cases and renders more of them. Without this script the page shows the first cases, failures first.

/** How many rows are added at a time. */
const pageSize = 500;

/**
 * Returns an element of the page.
 *
 * @template {Element} Kind
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
const more = element("more", HTMLButtonElement);

/**
 * A case with its outcome, its text in lower case, and its row.
 *
 * @typedef {{ outcome: string; text: string; row(): Element }} Case
 */

/** @type {Case[] | undefined} */
let read;

/** Returns all cases; reads those that have no row yet on the first call. */
function cases() {
  read ??= [
    ...[...list.children].map((row) => ({
      outcome: row instanceof HTMLElement ? (row.dataset.outcome ?? "") : "",
      text: (row.textContent ?? "").toLowerCase(),
      row: () => row,
    })),
    ...JSON.parse(element("others", HTMLScriptElement).text).map(
      (/** @type {[string, string, string]} */ [outcome, text, html]) => ({
        outcome,
        text: text.toLowerCase(),
        row: rowOf(html),
      }),
    ),
  ];
  return read;
}

/**
 * Returns a function that makes a row from its HTML once.
 *
 * @param {string} html
 */
function rowOf(html) {
  /** @type {Element | undefined} */
  let row;
  return () => {
    if (row === undefined) {
      const template = document.createElement("template");
      template.innerHTML = html;
      row = template.content.children[0] ?? document.createElement("li");
    }
    return row;
  };
}

/** The cases that the filter selects. @type {Case[]} */
let matching = [];

/** Shows the first cases that have a selected outcome and contain all words. */
function filter() {
  const chosen = new FormData(form).getAll("outcome");
  const searched = words.value.toLowerCase().split(/\s+/);
  matching = cases().filter(
    ({ outcome, text }) => chosen.includes(outcome) && searched.every((word) => text.includes(word)),
  );
  // Hiding thousands of rows by an attribute takes a browser over a second.
  list.replaceChildren(...matching.slice(0, pageSize).map(({ row }) => row()));
  describe();
}

/** Says how many cases are selected and shown. */
function describe() {
  const count = list.children.length;
  const all = cases().length;
  const selected = matching.length === all ? "" : `${matching.length} of ${all} shown`;
  shown.textContent = count < matching.length ? `${count} of ${matching.length} shown` : selected;
  more.hidden = count >= matching.length;
}

more.addEventListener("click", () => {
  const count = list.children.length;
  list.append(...matching.slice(count, count + pageSize).map(({ row }) => row()));
  describe();
});

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

matching = cases();
describe();
