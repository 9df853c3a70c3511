/** Something that a document describes and the client cannot do. */
export interface ClientLimit {
  /** JSON pointer of the place in the document. */
  pointer: string;
  /** What is wrong, and what to do about it. */
  message: string;
}
