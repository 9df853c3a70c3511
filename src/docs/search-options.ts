/** How the index is made; the script of the pages reads it with the same fields. */
export const searchOptions = {
  fields: ["page", "heading", "text"],
  storeFields: ["url", "page", "heading"],
};
