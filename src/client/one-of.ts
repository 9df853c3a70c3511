type KeysOf<Union> = Union extends unknown ? keyof Union : never;

type Closed<Union, All> = Union extends unknown
  ? Union & { readonly [Key in Exclude<KeysOf<All>, keyof Union>]?: never }
  : never;

/**
 * A union in which a value fits one member only: each member forbids the fields that only others have. A plain union of
 * object types also takes a value with the fields of two of them.
 */
export type OneOf<Members extends readonly object[]> = Closed<Members[number], Members[number]>;
