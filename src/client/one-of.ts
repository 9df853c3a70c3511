/** The names of the members that a type declares; an index signature declares none. */
type Declared<Value> = keyof {
  [Name in keyof Value as string extends Name ? never : number extends Name ? never : Name]: never;
};

type DeclaredByAny<Union> = Union extends unknown ? Declared<Union> : never;

type Closed<Union, All> = Union extends unknown
  ? Union & { [Name in Exclude<DeclaredByAny<All>, Declared<Union>>]?: undefined }
  : never;

/**
 * A union in which a value fits one member only: each member forbids the fields that only others have. A plain union of
 * object types also takes a value with the fields of two of them.
 */
export type OneOf<Members extends readonly object[]> = Closed<Members[number], Members[number]>;
