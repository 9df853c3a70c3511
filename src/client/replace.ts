/** An object in which some members are of other types. Unlike with `Omit`, an index signature keeps the others apart. */
export type Replace<Value, Members> = {
  [Name in keyof Value as Exclude<Name, keyof Members>]: Value[Name];
} & Members;
