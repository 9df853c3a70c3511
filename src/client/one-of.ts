/** Names of the declared properties of a type, without index signatures. */
type Declared<Value> = keyof {
  [Name in keyof Value as string extends Name ? never : number extends Name ? never : Name]: never;
};

type DeclaredByAny<Union> = Union extends unknown ? Declared<Union> : never;

type Closed<Union, All> = Union extends unknown
  ? Union & { [Name in Exclude<DeclaredByAny<All>, Declared<Union>>]?: undefined }
  : never;

/**
 * A union whose values match exactly one member: each member forbids the fields that only others have. A plain union of
 * object types also accepts a value with the fields of two of them.
 */
export type OneOf<Members extends readonly object[]> = Closed<Members[number], Members[number]>;
